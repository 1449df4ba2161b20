def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
class E(Exception):
    def __init__(self, a, b): self.a = a; self.b = b; super().__init__(a)
    def __str__(self): return 'E<%s,%s>' % (self.a, self.b)
try: raise E(1, 2)
except E as e: print(e, e.args, repr(e), e.a)
class E2(E, ValueError): pass
try: raise E2(1, 2)
except ValueError as e: print('VE', e, type(e).__mro__)
class E3(KeyError): pass
print(str(E3('k')), repr(E3('k', 1)), E3('a').args, isinstance(E3(), LookupError))
try: raise E3
except Exception as e: print(repr(e))
class S(StopIteration): pass
print(S(5).value)
print(t(lambda: Exception(a=1)), t(lambda: E3(a=1)))
class K(Exception):
    def __init__(self, *, code): self.code = code
try: raise K(code=5)
except K as k: print(k.code, k.args, repr(k))
def f():
    try: raise E2(1, 2)
    except (KeyError, E) as x: return type(x).__name__
print(f())
class NotExc: pass
print(t(lambda: (_ for _ in ()).throw(NotExc)))
def f(): raise NotExc
print(t(f))
def f(): raise NotExc()
print(t(f))
def f():
    try: 1/0
    except NotExc: pass
print(t(f))
class CM:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with CM() as c: raise ValueError('x')
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x); return self
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __iter__(self): return reversed(self._items)
s = Stack().push(1).push(2).push(3)
print(len(s), list(s), s.pop(), len(s), bool(s))
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f'Vec({self.x}, {self.y})'
    def __iter__(self): yield self.x; yield self.y
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
v = Vec(3, 4); a, b = v
print(v + v, 2 * v, v * 3, v == Vec(3, 4), {v: 1}[Vec(3, 4)], abs(v), a, b, sum([v, v], Vec(0, 0)))
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def insert(self, v):
        side = 'l' if v < self.v else 'r'
        c = getattr(self, side)
        if c: c.insert(v)
        else: setattr(self, side, Tree(v))
    def walk(self):
        if self.l: yield from self.l.walk()
        yield self.v
        if self.r: yield from self.r.walk()
tr = Tree(5)
for x in [3, 8, 1, 4, 7, 9]: tr.insert(x)
print(list(tr.walk()))
class Node:
    count = 0
    def __init__(self): Node.count += 1; self.kids = []
    def __del__(self): Node.count -= 1
n = [Node() for _ in range(100)]
print(Node.count); n.clear(); print(Node.count)
class Res:
    saved = []
    def __del__(self): Res.saved.append(self); print('del')
r = Res(); del r; print(len(Res.saved)); Res.saved.clear(); print(len(Res.saved))
class Ctr:
    def __init__(self): self.n = 0
    def __call__(self): self.n += 1; return self.n
c = Ctr(); print(c(), c(), c.n)
class Desc:
    def __init__(self): self.vals = {}
    def __get__(self, o, t): return self if o is None else self.vals.get(id(o), 'unset')
    def __set__(self, o, v): self.vals[id(o)] = v
class HasD: d = Desc()
h1, h2 = HasD(), HasD(); h1.d = 5; print(h1.d, h2.d, HasD.d.__class__.__name__)
class A:
    def f(self): return ['A']
class B(A):
    def f(self): return ['B'] + super().f()
class C(A):
    def f(self): return ['C'] + super().f()
class D(B, C):
    def f(self): return ['D'] + super().f()
print(D().f(), [k.__name__ for k in D.__mro__], super(B, D()).f(), super(D, D).f(D()))
x = 10
class Scope:
    x = 20
    y = [x for _ in range(2)]
    def m(self): return x
    z = x
print(Scope.y, Scope().m(), Scope.z)
class Ann:
    a: int
    b: str = 'q'
print(Ann.__annotations__, Ann.b, hasattr(Ann, 'a'))
class Cond:
    if True:
        def m(self): return 1
    for i in range(3): pass
    try: del i
    except: pass
    j = 5
    del j
print(sorted(k for k in Cond.__dict__ if k[0] != '_'))
def deco(c): c.deco = True; return c
@deco
class Dc: pass
print(Dc.deco)
print(isinstance(5, (str, int)), isinstance(5, int | str), isinstance('a', int | None), isinstance(None, int | None), issubclass(bool, int), issubclass(bool, (str, int)), t(lambda: isinstance(1, 1)), t(lambda: issubclass(1, int)), t(lambda: issubclass(int, 1)), t(lambda: isinstance(1, list[int])), t(lambda: isinstance(1, (1, 2))))
print(int | str, int | None, int | int, str | int | str, (int | str) == (str | int), list[int] | None, type(int | str), (int | str).__args__, t(lambda: int | 5), t(lambda: 5 | int), hash(int | str) == hash(str | int))
print(list[int], dict[str, int], tuple[int, ...], list[int]([1, 2]), type(list[int]), list[int].__origin__, list[int].__args__, list[int] == list[int], list[list[int]], tuple[()], type[int], t(lambda: int[str]), t(lambda: list[int][str]))
class Gen:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(Gen[int], Gen[1, 2])
class LI(list[int]): pass
print(LI.__bases__, LI.__orig_bases__)
print(type('X', (), {})().__class__.__name__, type(A) is type, type(type), A.__class__, type.__name__, type.__mro__, object.__bases__, type.__base__)
print(callable(A), callable(A()), callable(c), A.__call__ is not None)
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return NotImplemented if not isinstance(o, Eq) else self.v == o.v
    def __hash__(self): return hash(self.v)
print(Eq(1) == Eq(1), Eq(1) == 1, Eq(1) != Eq(2), Eq(1) != 1, len({Eq(1), Eq(1), Eq(2)}), Eq(1) in [Eq(1)], [Eq(1)].index(Eq(1)), [Eq(1), Eq(2)].count(Eq(2)))
