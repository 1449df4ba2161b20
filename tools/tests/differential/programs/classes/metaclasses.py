def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
class M(type):
    def __new__(mcls, name, bases, ns, **kw):
        print('new', name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith('__')), kw)
        c = super().__new__(mcls, name, bases, ns)
        c.tag = kw.get('tag')
        return c
    def __init__(cls, name, bases, ns, **kw):
        print('init', cls.__name__, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print('prepare', name, kw)
        return {'prepared': 1}
    def meth(cls): return 'meth of ' + cls.__name__
    @property
    def prop(cls): return 'prop of ' + cls.__name__
    def __repr__(cls): return '<M %s>' % cls.__name__
    def __len__(cls): return 42
    def __getitem__(cls, k): return (cls.__name__, k)
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 1
    def __instancecheck__(cls, o): return o == 'inst'
    def __subclasscheck__(cls, o): return o is int
    def __getattr__(cls, n): return 'meta getattr ' + n
    def __eq__(cls, o): return cls is o
    def __hash__(cls): return 7
    def __add__(cls, o): return 'cls add'
    def __bool__(cls): return False
class A(metaclass=M, tag='x'):
    y = 1
    def __init__(self, v=0): self.v = v
a = A(3)
print(A, A.tag, A.y, a.v, A.meth(), A.prop, len(A), A['k'], list(A), 1 in A, 2 in A, isinstance('inst', A), isinstance(a, A), issubclass(int, A), A.nope, A + 1, bool(A), A.prepared, type(A), hash(A))
print(t(lambda: a.meth()), t(lambda: a.prop))
class B(A, tag='b'): pass
print(B.tag, type(B), B.__mro__)
class M2(type): pass
print(t(lambda: M2('X', (A,), {})))
class M3(M): pass
class C(A, metaclass=M3): pass
print(type(C))
print(t(lambda: type('D', (A,), {})))
class Sub:
    subs = []
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, name))
class S1(Sub): pass
class S2(S1, name='n'): pass
print(Sub.subs, t(lambda: type('S3', (Sub,), {}, bad=1)))
class SN:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.n = name
    def __get__(self, o, cls=None): return (self.n, o is None, cls.__name__)
class D:
    x = SN(); y = SN()
print(D.x, D().y)
class BadSN:
    def __set_name__(self, owner, name): raise ValueError('bad')
def f():
    class E: z = BadSN()
try: f()
except RuntimeError as e: print(e, repr(e.__cause__))
class ME:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases): print('mro_entries', len(bases)); return self.b
class F(ME(int, Sub), name='f'): pass
print(F.__mro__, F.__bases__, F.__orig_bases__[0].__class__.__name__)
class G(ME()): pass
print(G.__bases__)
print(t(lambda: type('H', (ME(),), {})))
def fm(name, bases, ns, **kw): return (name, bases, sorted(ns), kw)
class K(int, metaclass=fm, q=1): a = 1
print(K)
class Mro(type):
    def mro(cls):
        return [cls] + ([Extra] if cls.__name__ == 'Y' else []) + [object]
class Extra:
    ex = 'extra'
class Y(metaclass=Mro): pass
print(Y.__mro__, Y.ex, Y().ex)
class Mro2(type):
    def mro(cls): return [1]
print(t(lambda: Mro2('Z', (), {})))
class O: pass
class X1(O): pass
class Y1(O): pass
class Z1(X1, Y1): pass
class W1(Y1, X1): pass
print([c.__name__ for c in Z1.__mro__], t(lambda: type('V', (Z1, W1), {})), t(lambda: type('V', (O, X1), {})), t(lambda: type('V', (X1, X1), {})), t(lambda: type('V', (1,), {})))
print(O.__subclasses__(), X1.__subclasses__(), type.mro(Z1) == list(Z1.__mro__))
class Cell:
    def get(self): return __class__
    def sup(self): return super().__repr__()[:20]
print(Cell().get(), Cell().sup())
class NoCell(type):
    def __new__(m, n, b, ns):
        ns.pop('__classcell__', None)
        return type.__new__(m, n, b, ns)
def f():
    class Q(metaclass=NoCell):
        def g(self): return __class__
print(t(f))
class Single:
    inst = None
    def __new__(cls, *a):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, *a): self.a = a
print(Single(1) is Single(2), Single(3).a)
class RetOther:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(RetOther())
class NewOnly:
    def __new__(cls, x): return super().__new__(cls)
print(NewOnly(1).__class__, t(lambda: NewOnly()))
class NewBad:
    def __new__(cls, x): return super().__new__(cls, x)
print(t(lambda: NewBad(1)))
class InitBad:
    def __init__(self): return 5
print(t(lambda: InitBad()))
class InitArgs:
    def __init__(self, a, b=2): pass
print(t(lambda: InitArgs()), t(lambda: InitArgs(1, 2, 3)), t(lambda: InitArgs(1, c=3)))
T = type('T', (O,), {'x': 1, 'm': lambda self: self.x})
print(T, T().m(), T.__name__, T.__module__, T.__qualname__, T.__doc__, T.__dict__.keys())
T.__name__ = 'TT'; T.__qualname__ = 'Q.TT'; print(T, T.__name__, T.__qualname__)
T.__module__ = 'mod'; print(T, T().__class__, repr(T())[:12])
T.__doc__ = 'doc'; print(T.__doc__, T().__doc__)
class Doc:
    """the doc"""
print(Doc.__doc__, Doc().__doc__, Doc.__dict__['__doc__'])
def outer():
    class Inner:
        class Deep: pass
        def m(self): pass
    return Inner
I = outer()
print(I, I.Deep, I().m.__qualname__, I.__qualname__)
print(type(I), type(type(I)), isinstance(I, type), type.__call__(O).__class__, type(O()) is O)
x = O()
x.__class__ = X1
print(type(x), x.__class__, t(lambda: setattr(x, '__class__', int)), t(lambda: setattr(x, '__class__', 5)))
class Sl: __slots__ = ('q',)
print(t(lambda: setattr(x, '__class__', Sl)))
