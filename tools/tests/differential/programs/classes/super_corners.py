# SPDX-License-Identifier: GPL-2.0
# super corner cases
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return ("A.c", cls.__name__)
    @staticmethod
    def s(): return "A.s"
    x = property(lambda self: "A.x")
class B(A):
    def f(self): return "B>" + super().f()
    @classmethod
    def c(cls): return ("B",) + super().c()
    @staticmethod
    def s(): 
        try: return super().s()
        except RuntimeError as e: return str(e)
    @property
    def x(self): return "B" + super().x
    def g(self): return [super().f() for _ in (1,)] if 0 else None
    def h(self):
        try: return [super().f() for _ in (1,)]
        except TypeError as e: return str(e)
    def lam(self): return (lambda: super(B, self).f())()
    def cell(self): return __class__
b = B()
print(b.f(), b.c(), b.s(), b.x, b.h(), b.lam(), b.cell())
print(super(B, b), super(B, B), super(B))
print(super(B, b).__thisclass__, super(B, b).__self__ is b, super(B, b).__self_class__, super(B).__self__)
for args in ((1,), (B, 1), (B, A), (B, A()), (), (B, b, 1), (1, 2)):
    try: print(super(*args))
    except Exception as e: print(type(e).__name__, e)
for t in ("super(B, b).nope", "super(B, b).x = 1", "super(B, b).f = 1", "super(B).f", "del super(B,b).f", "super(B,b)[0]"):
    try: exec(t); print("ok")
    except Exception as e: print(t, type(e).__name__, e)
u = super(B)
class C(A):
    up = super(B)
print(u.__get__(b).f())
try: u.__get__(3)
except TypeError as e: print(e)
def f(): super().x
try: f()
except RuntimeError as e: print(e)
def f(a): super().x
try: f(1)
except RuntimeError as e: print(e)
def f(a):
    del a
    super().x
try: f(1)
except RuntimeError as e: print(e)
class D:
    def m(self):
        del self
        super()
    def n(self):
        self = 3
        super()
    def o(*args): return super()
    def p(): return super()
    def q(self):
        def inner(x): return super()
        return inner
for k in "mnopq":
    try: print(type(getattr(D(), k)()).__name__)
    except Exception as e: print(type(e).__name__, e)
try: D().q()(3)
except Exception as e: print(e)
class E(B):
    def __init__(self): 
        super().__init__()
    def __new__(cls, *a): return super().__new__(cls)
    def __getattribute__(self, n): 
        if n == "zz": return 1
        return super().__getattribute__(n)
    def __setattr__(self, n, v): print("sa", n); super().__setattr__(n, v)
    def __init_subclass__(cls): super().__init_subclass__(); print("sub", cls)
    def __repr__(self): return "<" + super().__repr__()[:1] + ">"
    def __eq__(self, o): return super().__eq__(o)
    def __hash__(self): return super().__hash__() and 1
e = E(); e.q = 1; print(e.zz, e.q, e, e == 1, e != e, hash(e))
class F(E): pass
class M(type):
    def __new__(m, n, b, ns):
        c = ns.get("__classcell__"); print("cell", type(c).__name__)
        return super().__new__(m, n, b, ns)
class G(metaclass=M):
    def f(self): return super()
class M2(type):
    def __new__(m, n, b, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, n, b, ns)
try:
    class H(metaclass=M2):
        def f(self): return __class__
except RuntimeError as e: print(e)
class M3(type):
    def __new__(m, n, b, ns):
        super().__new__(m, "other", b, dict(ns))
        return super().__new__(m, n, b, ns)
try:
    class H(metaclass=M3):
        def f(self): return __class__
except Exception as e: print(type(e).__name__, e)
def notype(n, b, ns): return 3
class I(metaclass=notype): pass
print(I)
super = lambda *a: "shadow"
class J(A):
    def f(self): return super()
print(J().f())
