class madstring(str):
    pass
s=madstring('abc')
print((s+"").__class__, (s*1).__class__, (s[:]).__class__, (""+s).__class__, s.strip().__class__, s.rjust(1).__class__, s.lower().__class__, s.translate({}).__class__, s.ljust(3).__class__, s.center(3).__class__, s.replace('x','y').__class__, s.zfill(1).__class__, s.expandtabs().__class__, s.lstrip().__class__,s.rstrip().__class__, s.splitlines()[0].__class__, s.split()[0].__class__, s.partition('x')[0].__class__, s.join(['a']).__class__, str.__str__(s).__class__, ''.join([s]).__class__, s.removeprefix('x').__class__, s.capitalize().__class__, s.title().__class__, s.swapcase().__class__, f'{s}'.__class__, format(s).__class__, s.casefold().__class__)
class B(bytes): pass
b=B(b'abc')
print((b+b"").__class__, (b*1).__class__, b[:].__class__, (b""+b).__class__, b.strip().__class__, b.rjust(1).__class__, b.lower().__class__, b.translate(None).__class__, b.ljust(3).__class__, b.center(3).__class__, b.replace(b'x',b'y').__class__, b.zfill(1).__class__,b.expandtabs().__class__, b.splitlines()[0].__class__, b.split()[0].__class__, b.partition(b'x')[0].__class__, b''.join([b]).__class__, b.removeprefix(b'x').__class__, b.removesuffix(b'x').__class__, bytes(b).__class__)
class T(tuple): pass
t=T((1,2)); print((t+()).__class__, (t*1).__class__, t[:].__class__, (()+t).__class__, tuple(t).__class__, (t*0).__class__)
class L(list): pass
l=L([1]); print((l+[]).__class__, (l*1).__class__, l[:].__class__, l.copy().__class__)
class I(int): pass
i=I(5); print((+i).__class__, (i+0).__class__, (i*1).__class__, (i|0).__class__, (i<<0).__class__, (i>>0).__class__, abs(i).__class__, int(i).__class__, i.__index__().__class__, i.__trunc__().__class__, round(i).__class__, i.real.__class__, i.conjugate().__class__, (i**1).__class__, (i//1).__class__, i.numerator.__class__, i.__floor__().__class__)
class F(float): pass
x=F(5); print((+x).__class__, (x+0).__class__, abs(x).__class__, x.real.__class__, x.conjugate().__class__, float(x).__class__, round(x,1).__class__)
class Cx(complex): pass
c=Cx(5); print((+c).__class__, (c+0).__class__, c.conjugate().__class__, complex(c).__class__)
class Fs(frozenset): pass
s=Fs([1]); print((s|set()).__class__, (s&s).__class__, s.copy().__class__, s.union().__class__, frozenset(s).__class__, s.difference().__class__, (s-set()).__class__, (s^set()).__class__)
class D(dict): pass
d=D(a=1); print(d.copy().__class__, (d|{}).__class__, ({}|d).__class__, D.fromkeys('a').__class__, dict(d).__class__)
class By(bytearray): pass
y=By(b'a'); print((y+b'').__class__, (y*1).__class__, y[:].__class__, y.copy().__class__, y.strip().__class__, y.replace(b'a',b'b').__class__, bytearray(y).__class__)
class P(int):
    def __pow__(self,o,m=None): return 'pow %r'%(m,)
    def __rpow__(self,o,m=None): return 'rpow %r'%(m,)
print(pow(P(2),3,5), pow(P(2),P(3),P(5)), pow(2,P(3),5) if 0 else '', P(2)**3, 2**P(3))
class R:
    def __rpow__(self,o,m=None): return 'rpow'
try: print(pow(2,R(),5))
except TypeError as e: print(e)
class Q:
    def __pow__(self,o,m=None): return 'pow %r'%(m,)
print(pow(Q(),1,2), pow(Q(),1), Q()**1)
class O:
    def __pow__(self,o): return 'pow2'
print(pow(O(),1))
try: print(pow(O(),1,2))
except TypeError as e: print(e)
try: pow(2,3,R())
except TypeError as e: print(e)
