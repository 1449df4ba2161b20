class N:
    def __init__(self, n): self.next = n
h = None
for i in range(100000): h = N(h)
del h
class S:
    __slots__ = ('n',)
    def __init__(self, n): self.n = n
h = None
for i in range(100000): h = S(h)
h = None
class D:
    live = 0
    def __init__(self, n): self.n = n; D.live += 1
    def __del__(self): D.live -= 1
h = None
for i in range(20000): h = D(h)
print(D.live); h = None; print(D.live)
class L(list): pass
x = L()
for i in range(50000):
    y = L(); y.append(x); x = y
del x, y
class R:
    def __getattr__(self, n): return getattr(self, n + 'x')
try: R().a
except RecursionError as e: print('RecursionError')
class Q:
    def __repr__(self): return repr(self)
try: repr(Q())
except RecursionError as e: print('RecursionError')
class E:
    def __eq__(self, o): return self == o
try: E() == E()
except RecursionError as e: print('RecursionError')
class C:
    def __init__(self, d):
        self.c = C(d - 1) if d else None
c = C(200); n = 0
while c: n += 1; c = c.c
print(n)
class A: pass
for i in range(300): A = type('A%d' % i, (A,), {})
print(len(A.__mro__)); A.x = 1; print(A().x)
class Me(type):
    def __call__(cls, *a): return super().__call__(*a)
for i in range(1000):
    class T(metaclass=Me): pass
import gc; print(gc.collect() > 1000)
