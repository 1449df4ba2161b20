import io, copy, warnings
s = io.StringIO(); print('a', 'b', file=s); s.write('xyz\nlast'); print(repr(s.getvalue()), s.tell())
s.seek(0); print(list(s)); s.seek(2); s.write('QQ'); print(repr(s.getvalue())); s.truncate(3); print(repr(s.getvalue()))
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
t(s.write, 5); t(io.StringIO, 5); s.close(); t(s.read); t(s.getvalue)
b = io.BytesIO(b'abc\ndef'); print(b.readline(), b.read(2), b.tell(), b.seek(-1,2), b.read()); b.seek(10); b.write(b'z'); print(b.getvalue())
t(b.write,'x'); t(b.seek,-1); t(b.truncate,-1); t(io.StringIO('abc').seek,1,1); t(io.StringIO().fileno)
with io.StringIO('l1\nl2\n') as f: print(f.readlines(), f.closed)
print(f.closed); t(f.read)
class P:
    def __init__(self, x): self.x=x
p=P([1,2,{3:4}]); q=copy.copy(p); r=copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x, type(r) is P)
l=[1,[2]]; l.append(l); m=copy.deepcopy(l); print(m[2] is m, m[1] is l[1], m[:2])
tt=(1,[2]); print(copy.copy(tt) is tt, copy.deepcopy(tt), copy.deepcopy((1,2)) )
class D(dict): pass
d=D(a=[1]); d.z=5; e=copy.deepcopy(d); print(e, e.z, type(e).__name__, e['a'] is d['a'])
class C2:
    def __copy__(self): return 'cp'
    def __deepcopy__(self, memo): return 'dcp'
print(copy.copy(C2()), copy.deepcopy([C2()]))
class S:
    __slots__=('a','b')
s=S(); s.a=[1]; u=copy.deepcopy(s); print(u.a, u.a is s.a, hasattr(u,'b'))
print(copy.deepcopy({1,2}), copy.copy(frozenset([1])), copy.deepcopy(range(3)), copy.copy(len) is len)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('hey'); warnings.warn('dep', DeprecationWarning)
    print(len(w), w[0].message, w[0].category, w[1].category.__name__, w[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    t(warnings.warn, 'raised')
t(warnings.warn,'x',5)
