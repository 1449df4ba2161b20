# Classes derived from the containers.
class A(dict):
    def __missing__(self, k):
        return k*2
a = A(x=1)
print(a, a['q'], len(a), type(a), isinstance(a, dict))
class S(set):
    pass
s = S([1,2,3])
s.foo = 5
print(s, s.foo, s | {4}, type(s | {4}), s & {1}, {5} | s, s == {1,2,3})
class F(frozenset):
    def __hash__(self): return 5
f = F('abc'); print(hash(f), sorted(f), type(f.copy()))
class B(bytes):
    pass
b = B(b'abc'); print(b, b + b'd', type(b.upper()), B('é', 'utf8'), b[0], len(b), hash(b) == hash(b'abc'))
class BA(bytearray):
    def __init__(self, *a):
        super().__init__(*a); self.z = 1
x = BA(b'abc'); x.append(5); print(x, x.z)
class E:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): print('eq', self.v); return self is o
    def __repr__(self): return 'E%d' % self.v
q = {E(1), E(2), E(3)}
print(q)
class L(list):
    def __len__(self): return 99
print(len(L()), list(L([1])))
class BB:
    def __bytes__(self): return b'xx'
    def __index__(self): return 3
print(bytes(BB()), b'%b' % BB(), b'abcd'[BB()], bytearray(BB()))
from _collections import deque
class D(deque): pass
d = D([1,2], 3); d.append(4); print(d, d.copy(), type(d + d), D.__name__, deque.__name__, deque.__module__, deque)
