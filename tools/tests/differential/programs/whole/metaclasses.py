# SPDX-License-Identifier: GPL-2.0
# Metaclasses that see all that happens to their classes.
import sys
log = []
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, /, **kw):
        log.append(('prepare', mcls.__name__, name, [b.__name__ for b in bases], sorted(kw.items())))
        class NS(dict):
            def __setitem__(self, k, v):
                if not k.startswith('__'): log.append(('ns', k))
                super().__setitem__(k, v)
            def __missing__(self, k):
                if k.isupper(): return len(k)
                raise KeyError(k)
        return NS()
    def __new__(mcls, name, bases, ns, **kw):
        log.append(('new', name, sorted(kw)))
        kw.pop('flag', None)
        return super().__new__(mcls, name, bases, dict(ns), **kw)
    def __init__(cls, name, bases, ns, **kw):
        log.append(('init', name, type(ns).__name__))
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        log.append(('call', cls.__name__, a))
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): return hasattr(o, 'quack') or super().__instancecheck__(o)
    def __subclasscheck__(cls, c): log.append(('sub', c.__name__)); return NotImplemented is None or super().__subclasscheck__(c)
    def __len__(cls): return 42
    def __iter__(cls): yield from sorted(k for k in vars(cls) if not k.startswith('_'))
    def __contains__(cls, k): return k in vars(cls)
    def __getitem__(cls, k): return ('item', k)
    def __getattr__(cls, k):
        if k.startswith('dyn_'): return k[4:]
        raise AttributeError(f'{cls.__name__} lacks {k}', name=k, obj=cls)
    def __or__(cls, o): return ('or', cls.__name__, o)
    def __add__(cls, o): return (cls, o)
    def __bool__(cls): return False
    def __hash__(cls): return 7
    def __eq__(cls, o): return cls is o
    def __repr__(cls): return f'<M {cls.__qualname__}>'
    def __dir__(cls): return ['b', 'a']
    @property
    def prop(cls): return 'meta prop ' + cls.__name__
class Desc:
    def __set_name__(self, owner, name): log.append(('set_name', owner.__name__, name)); self.name = name
    def __get__(self, o, t=None): return f'get {self.name} {o is not None} {t.__name__}'
class A(metaclass=Meta, flag=1):
    x = LONGNAME + AB
    d = Desc()
    def __init_subclass__(cls, /, tag='none', **kw): log.append(('isub', cls.__name__, tag, kw)); super().__init_subclass__(**kw)
    def m(self): return __class__, super().__repr__()[:3]
    class Inner: y = 1
class B(A, tag='T'):
    @staticmethod
    def s(): return __class__.__name__
    @classmethod
    def c(cls): return super().__repr__
for l in log: print(l)
log.clear()
print(A, B, len(A), list(A), 'x' in B, A['k', 1:2], A.dyn_hello, A | 3, A + B, bool(A), hash(B), A.prop, dir(A), A.x, A.d, A().d)
print(isinstance(3, A), isinstance(type('Q', (), {'quack': 1})(), A), issubclass(int, A), issubclass(B, A))
print(B.s(), B().m())
for l in log: print(l)
try: A.nope
except AttributeError as e: print(e, e.name, e.obj)
try: A().prop
except AttributeError as e: print(e)
try:
    class C(A, bogus=1): pass
except TypeError as e: print(type(e), e)
class M2(type): pass
try:
    class D(A, metaclass=M2): pass
except TypeError as e: print(e)
class M3(Meta, M2): pass
class E(A, metaclass=M3): pass
print(type(E), type(E) is M3)
def fm(name, bases, ns, **kw): return (name, bases, sorted(k for k in ns if k[0] != '_'), kw)
class F(1, 2, metaclass=fm, z=3, **{'w': 4}) if False else object: pass
try:
    class F(1, 2, metaclass=fm, z=3, **{'w': 4}): q = 1
    print(F)
except TypeError as e: print(e)
class Ent:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): print('entries', len(bases), [type(b).__name__ for b in bases]); return self.b
class G(Ent(dict), Ent(), A, Ent()): pass
print(G.__bases__, G.__orig_bases__[1].b, G.__mro__)
class BadE:
    def __mro_entries__(self, bases): return [int]
try:
    class H(BadE()): pass
except TypeError as e: print(e)
class BadSN:
    def __set_name__(self, o, n): raise ZeroDivisionError('boo')
try:
    class I: z = BadSN()
except RuntimeError as e: print(repr(e), repr(e.__cause__))
class BadSN2:
    def __set_name__(self): pass
try:
    class I: z = BadSN2()
except RuntimeError as e: print(repr(e), repr(e.__cause__))
try: type('X', (int, str), {})
except TypeError as e: print(e)
try: type('X', (bool,), {})
except TypeError as e: print(e)
try: type('X', (A, B), {})
except TypeError as e: print(e)
try: type('X', (object, A), {})
except TypeError as e: print(e)
try: type('X\0', (), {})
except ValueError as e: print(e)
try: type('X', (), {'__slots__': ('a', 'a b')})
except TypeError as e: print(e)
try: type('X', (), {'__slots__': ('a',), 'a': 1})
except ValueError as e: print(e)
try: type('X', (int,), {'__slots__': ('a',)})
except TypeError as e: print(e)
try: type('X', (), {'__slots__': ('__dict__', '__dict__')})
except TypeError as e: print(e)
try: type('X', 5, {})
except TypeError as e: print(e)
try: type()
except TypeError as e: print(e)
try: type('X', (), {}, k=1)
except TypeError as e: print(e)
class J:
    __qualname__ = 'Other.J'
    __module__ = 'modx'
    def f(self): pass
    class K: pass
print(J, J.f, J.K, J().f.__qualname__, repr(J())[:20])
try:
    class L: __qualname__ = 5
except TypeError as e: print(e)
class N(type):
    def mro(cls): return [cls, *A.__mro__[1:], object][:2] + [object] if cls.__name__ != 'bad' else [5]
class O(metaclass=N): pass
print(O.__mro__)
try: N('bad', (), {})
except TypeError as e: print(e)
print(type.__call__(type, 3), type.__new__(type, 'P', (), {}).__mro__)
try: type.__new__(int, 'P', (), {})
except TypeError as e: print(e)
try: object.__new__(int)
except TypeError as e: print(e)
try: int.__new__(str)
except TypeError as e: print(e)
try: object(5)
except TypeError as e: print(e)
class Q:
    def __new__(cls, *a): return object.__new__(cls)
print(type(Q(1, 2)).__name__)
class R:
    def __init__(self, *a): pass
print(type(R(1, 2)).__name__)
class S: pass
try: S(1)
except TypeError as e: print(e)
class T:
    def __new__(cls, a): return object.__new__(cls, a)
try: T(1)
except TypeError as e: print(e)
class U:
    def __init__(self): return 5
try: U()
except TypeError as e: print(e)
