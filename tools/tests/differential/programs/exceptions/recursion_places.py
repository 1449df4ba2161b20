# What a message about too deep a recursion says it was doing.
import sys, functools, operator
def t(name, f):
    try:
        r = f()
        print(name, "->", str(r)[:60])
    except BaseException as e:
        print(name, type(e).__name__, str(e)[:150])
N = 100000
def nest(mk, n=N):
    x = mk(None)
    for i in range(n):
        x = mk(x)
    return x
l = nest(lambda x: [x]); l2 = nest(lambda x: [x])
tu = nest(lambda x: (x,)); tu2 = nest(lambda x: (x,))
d = nest(lambda x: {1: x}); d2 = nest(lambda x: {1: x})
t("repr list", lambda: repr(l)); t("repr tuple", lambda: repr(tu)); t("repr dict", lambda: repr(d))
t("cmp list", lambda: l == l2); t("cmp tuple", lambda: tu == tu2); t("cmp dict", lambda: d == d2)
t("lt list", lambda: l < l2); t("hash tuple", lambda: hash(tu)) if 0 else None
class A:
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __call__(self): return self()
    def __getattr__(self, n): return getattr(self, n)
    def __getitem__(self, n): return self[n]
    def __iter__(self): return iter(self)
    def __next__(self): return next(self)
    def __add__(self, o): return self + o
    def __iadd__(self, o): self += o; return self
    def __neg__(self): return -self
    def __contains__(self, x): return x in self
    def __index__(self): return operator.index(self)
    def __int__(self): return int(self)
    def __float__(self): return float(self)
    def __format__(self, s): return format(self, s)
    def __setattr__(self, n, v): self.x = v
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __instancecheck__(self, x): return isinstance(x, self)
    def __subclasscheck__(self, x): return issubclass(x, self)
    def __dir__(self): return dir(self)
    def __missing__(self, k): return self[k]
    def __reversed__(self): return reversed(self)
    def __round__(self, n=0): return round(self)
    def __bytes__(self): return bytes(self)
    def __complex__(self): return complex(self)
    def __divmod__(self, o): return divmod(self, o)
    def __pow__(self, o): return pow(self, o)
    def __abs__(self): return abs(self)
    def __length_hint__(self): return operator.length_hint(self)
    def __sizeof__(self): return sys.getsizeof(self)
    def __delattr__(self, n): delattr(self, n)
    def __setitem__(self, k, v): self[k] = v
    def __delitem__(self, k): del self[k]
    def __trunc__(self): return int(self)
    def __fspath__(self): return 1
    def __matmul__(self, o): return self @ o
a = A()
def x():
    with a: pass
def si(): a[1] = 2
def di(): del a[1]
def da(): del a.foo
def sa(): a.foo = 1
def ia():
    b = a
    b += 1
for name, f in dict(repr=lambda: repr(a), str=lambda: str(a), eq=lambda: a == 1, lt=lambda: a < 1, hash=lambda: hash(a), len=lambda: len(a), bool=lambda: bool(a), call=lambda: a(), ga=lambda: a.foo, gi=lambda: a[1], it=lambda: iter(a), nx=lambda: next(a), add=lambda: a + 1, iadd=ia, neg=lambda: -a, cont=lambda: 1 in a, idx=lambda: operator.index(a), int=lambda: int(a), fl=lambda: float(a), fmt=lambda: format(a, ""), fstr=lambda: f"{a}", enter=x, inst=lambda: isinstance(1, a), sub=lambda: issubclass(int, a), dir=lambda: dir(a), rev=lambda: reversed(a), rnd=lambda: round(a), bts=lambda: bytes(a), cx=lambda: complex(a), dm=lambda: divmod(a, 1), pw=lambda: pow(a, 1), ab=lambda: abs(a), lh=lambda: operator.length_hint(a), sz=lambda: sys.getsizeof(a), si=si, di=di, da=da, sa=sa, mm=lambda: a @ 1, pct=lambda: "%s" % a, pctr=lambda: "%r" % a, join=lambda: ",".join(a), lst=lambda: list(a), tup=lambda: [*a], st=lambda: {**a}, mapx=lambda: list(map(a, [1])), mx=lambda: max(a, a), sm=lambda: sum([a, a]), ns=lambda: not a, iff=lambda: 1 if a else 2, rng=lambda: range(a), prt=lambda: print(a), un=lambda: (lambda: (b := a, [c for c in a]))()).items():
    t(name, f)
def f(): return f()
t("f", f)
def g(*a, **k): return g(*a, **k)
t("g", g)
class P:
    @property
    def x(self): return self.x
t("prop", lambda: P().x)
class S:
    def __init__(self): S()
t("init", S)
class New:
    def __new__(cls): return New()
t("new", New)
class M(type):
    def __call__(cls): return cls()
class MM(metaclass=M): pass
t("meta", MM)
p = lambda: p2(); 
p2 = functools.partial(lambda: p2())
t("p2", p2)
def gen():
    yield from gen()
t("gen", lambda: next(gen()))
def gen2():
    for i in gen2(): yield i
t("gen2", lambda: list(gen2()))
t("isinst", lambda: isinstance(1, tu)); t("issub", lambda: issubclass(int, tu))
t("exec", lambda: exec("def f():\n exec('f()')\nf()", {}))
def ev(): return eval("ev()")
t("eval", ev)
t("lam", lambda: (lambda f: f(f))(lambda f: f(f)))
