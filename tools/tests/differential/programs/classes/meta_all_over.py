# SPDX-License-Identifier: GPL-2.0
# metaclass, descriptors, slots, init_subclass, set_name, MRO errors
class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": name}
    __prepare__ = classmethod(lambda cls, name, bases, **kw: (print("prep", name, kw), {"prepared": name})[1])
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return "yes" if o == 3 else ""
    def __subclasscheck__(cls, o): return o is int
    def __contains__(cls, x): return x in cls.__dict__
    def __len__(cls): return 42
    def __getitem__(cls, i): return (cls.__name__, i)
    def __iter__(cls): return iter("abc")
    def __dir__(cls): return ["z", "y"]
    def __getattr__(cls, n):
        if n == "dyn": return "dynamic"
        raise AttributeError(f"no {n}")
    def __add__(cls, o): return f"{cls.__name__}+{o}"
    def __or__(cls, o): return "or"
    def __bool__(cls): return False
    def __repr__(cls): return f"<M {cls.__name__}>"
    def __eq__(cls, o): return cls is o or o == cls.__name__
    def __hash__(cls): return hash(cls.__name__)
class A(metaclass=Meta, opt=1):
    x = 1
    def __init__(self, *a): print("A.__init__", a)
class B(A, flag=True): pass
print(isinstance(3, A), isinstance(4, A), issubclass(int, A), issubclass(str, A))
print("x" in A, len(A), A[1:2], list(A), dir(A), A.dyn, A + 1, A | None, bool(A), A, B == "B", {A: 1}["A"] if "A" in {A:1} else None)
try: A.nope
except AttributeError as e: print(e)
B(1, 2)
def bad(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
bad(lambda: type("X", (A, int, str), {}))
class X: pass
class Y(X): pass
bad(lambda: type("Z", (X, Y), {}))
bad(lambda: type("Z", (X, X), {}))
bad(lambda: type("Z", (1,), {}))
bad(lambda: type("Z", 1, {}))
bad(lambda: type(1, (), {}))
bad(lambda: type("Z", (), 1))
bad(lambda: type("Z", (), {}, a=1))
bad(lambda: type("Z\0", (), {}))
bad(lambda: type("Z", (bool,), {}))
bad(lambda: type("Z", (type(None),), {}))
bad(lambda: type("Z", (type(lambda: 0),), {}))
bad(lambda: type("Z", (int,), {"__slots__": ("a",)}))
bad(lambda: type("Z", (), {"__slots__": ("a", "a b")}))
bad(lambda: type("Z", (), {"__slots__": ("a", 1)}))
bad(lambda: type("Z", (), {"__slots__": ("a",), "a": 1}))
bad(lambda: type("Z", (), {"__slots__": ("__dict__", "__dict__")}))
bad(lambda: type("Z", (), {"__slots__": ("__weakref__", "__weakref__")}))
bad(lambda: type("Z", (), {"__classcell__": 1}))
bad(lambda: type("Z", (), {"__qualname__": 1}))
bad(lambda: type())
bad(lambda: type(1, 2))
class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
bad(lambda: M1("q", (C2,), {}))
def f():
    class D(C1, C2): pass
bad(f)
class Desc:
    def __set_name__(self, owner, name): print("set_name", owner, name); self.n = name
    def __get__(self, o, t=None): return ("get", self.n, o is None, t.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class E:
    d = Desc()
    e = f = Desc()
print(E.d, E().d); E().d = 3; del E().d; E.g = Desc()
try: E.g
except AttributeError as e: print(e)
class BadName:
    def __set_name__(self, o, n): 1/0
try:
    class F: b = BadName()
except RuntimeError as e: print(e, repr(e.__cause__))
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag; print("is", cls.__name__, tag)
class S1(Base, tag=5): pass
try:
    class S2(Base, tags=5): pass
except TypeError as e: print(e)
try:
    class S3(tags=5): pass
except TypeError as e: print(e)
class Sl:
    __slots__ = ("a", "__priv", "b")
    def __init__(self): self.a = 1; self.__priv = 2
s = Sl(); print(Sl.__slots__, s._Sl__priv, Sl.a, Sl.__dict__["b"])
for t in ("s.c", "s.b", "s.__dict__", "del s.b"):
    try: exec(t)
    except AttributeError as e: print(e)
try: s.c = 1
except AttributeError as e: print(e)
try: Sl.a.__get__(3)
except TypeError as e: print(e)
try: Sl.a.__set__(3, 4)
except TypeError as e: print(e)
try: object().x = 1
except AttributeError as e: print(e)
try: int.x = 1
except TypeError as e: print(e)
try: del int.real
except TypeError as e: print(e)
class P:
    @property
    def p(self): "doc p"; return 1
    @p.setter
    def p(self, v): print("setp", v)
    q = property(doc="qd")
    r = property(lambda s: 1, None, lambda s: print("delr"))
p = P(); p.p = 3
for t in ("del p.p", "p.q", "p.q = 1", "del p.q", "p.r = 1", "del p.r"):
    try: exec(t)
    except AttributeError as e: print(t, e)
print(P.p.__doc__, P.q.__doc__, P.p.fget.__name__)
# bases assignment
class G: pass
class H: pass
class I(G): pass
I.__bases__ = (H,); print(I.__mro__)
for v in ((), (int,), 3, (I,)):
    try: I.__bases__ = v
    except TypeError as e: print(e)
try: I().__class__ = int
except TypeError as e: print(e)
try: I().__class__ = 3
except TypeError as e: print(e)
try: I.__name__ = 3
except TypeError as e: print(e)
try: I.__name__ = "a\0"
except ValueError as e: print(e)
try: del I.__name__
except TypeError as e: print(e)
try: del I.__module__
except Exception as e: print(type(e), e)
try: int.__name__ = "x"
except TypeError as e: print(e)
class Cm(type):
    def mro(cls): return [cls, object]
class J(G, metaclass=Cm): pass
print(J.__mro__, J.__base__)
class Cm2(type):
    def mro(cls): return 3
try:
    class K(metaclass=Cm2): pass
except TypeError as e: print(e)
class Cm3(type):
    def mro(cls): return [cls, 3]
try:
    class K(metaclass=Cm3): pass
except TypeError as e: print(e)
class Cm4(type):
    def mro(cls): return [cls, int]
try:
    class K(metaclass=Cm4): pass
except TypeError as e: print(e)
