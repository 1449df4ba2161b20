import sys
class L(list):
    def __init__(self, *a, tag=None):
        super().__init__(*a)
        self.tag = tag
    def append(self, x):
        super().append(x * 2)
l = L([1, 2], tag='t')
l.append(5)
print(l, l.tag, type(l), len(l), l + [1], type(l + [1]), l == [1, 2, 10], sys.getsizeof(L()))
class T(tuple):
    def __new__(cls, *a):
        return super().__new__(cls, a)
    def __repr__(self): return 'T' + super().__repr__()
t = T(1, 2, 3)
t.x = 5
print(t, t.x, t[0], t[1:], type(t[1:]), hash(t) == hash((1, 2, 3)), t == (1, 2, 3), sys.getsizeof(t))
class D(dict):
    def __missing__(self, k): return k * 2
    def __getitem__(self, k):
        return ('got', super().__getitem__(k))
d = D(a=1)
d.z = 3
print(d['a'], d['q'], d, d.z, dict(d), d.get('a'), sys.getsizeof(D()), type(D.fromkeys('ab')), D.fromkeys('ab'))
class S(str):
    def __new__(cls, v, extra=None):
        self = super().__new__(cls, v)
        self.extra = extra
        return self
    def upper(self): return 'U' + super().upper()
s = S('héllo', 4)
print(s, s.extra, s.upper(), repr(s), len(s), s + 'x', type(s + 'x'), type(str(s)), s == 'héllo', hash(s) == hash('héllo'), {s: 1}['héllo'], s[1:3], 'l' in s)
print(sys.getsizeof(S('')), sys.getsizeof(S('abc')), f'{s:>8}', '%s' % s, s.replace('l', 'L'), type(s.replace('z', 'y')), type(s.strip()), type(s[:]), type(s*1))
class I(int):
    def __add__(self, o): return I(int(self) + int(o) + 100)
    def __repr__(self): return f'I({int(self)})'
i = I(5)
i.n = 1
print(i, i + 1, 1 + i, i - 1, type(i - 1), i == 5, hash(i), sys.getsizeof(i), i.n, -i, bool(I(0)), [1,2,3,4,5,6][i], range(i))
class F(float): pass
f = F(1.5); f.q = 2
print(f, f + 1, type(f + 1), f.q, sys.getsizeof(f), round(f), int(f), f.is_integer())
class M(map): pass
print(list(M(str, [1, 2])), M)
class Z(zip): pass
print(list(Z([1], [2])))
class E(enumerate): pass
print(list(E('ab', 1)))
class R(reversed): pass
print(list(R([1, 2])))
class St(set):
    def add(self, x): super().add(x + 1)
x = St([1]); x.add(5); print(sorted(x), x.__class__.__name__, sys.getsizeof(St()), x | {9} == {1, 6, 9}, type(x | {9}).__name__)
class Fz(frozenset): pass
print(Fz([1]) == frozenset([1]), type(Fz([1])).__name__)
class B(bytes): pass
print(B(b'ab'), type(B(b'ab')[0:1]), B(b'x') + b'y')
class P(property): pass
class Q:
    @P
    def v(self): return 3
print(Q().v, type(Q.__dict__['v']))
try:
    class Bo(bool): pass
except TypeError as e: print(e)
try:
    class N(type(None)): pass
except TypeError as e: print(e)
try:
    class Fn(type(lambda: 0)): pass
except TypeError as e: print(e)
class Obj:
    __slots__ = ()
class Sl:
    __slots__ = ('a', 'b')
class Sw:
    __slots__ = ('a', '__weakref__')
class Sd:
    __slots__ = ('a', '__dict__')
class Pl: pass
print([sys.getsizeof(c()) for c in (Obj, Sl, Sw, Sd, Pl)], sys.getsizeof(Sl), sys.getsizeof(object), Pl.__basicsize__, Sl.__basicsize__, Sw.__basicsize__, Sd.__basicsize__)
class Ex(Exception): pass
print(sys.getsizeof(Ex()), Ex.__basicsize__)
print(L.__basicsize__, D.__basicsize__, T.__basicsize__, S.__basicsize__, I.__basicsize__, F.__basicsize__)
print(int.__new__(I, 7), list.__new__(L), str.__new__(S, 'q'), tuple.__new__(T, [1]), dict.__new__(D), object.__new__(Pl).__class__)
class LL(list):
    def __getitem__(self, i): return 'item'
    def __iter__(self): return iter('iter')
    def __len__(self): return 99
    def __contains__(self, x): return x == 'c'
    def __bool__(self): return False
x = LL([1, 2])
print(x[0], list(x), len(x), 'c' in x, 1 in x, bool(x), x, x + [3], sorted(LL([3,1])), [*x], tuple(x), x == [1,2])
for c in (L, T, D, S, I): print(c.__mro__, c.__base__, c.__bases__)
