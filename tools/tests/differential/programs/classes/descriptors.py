def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
class D:
    def __get__(self, o, c): return ('get', o is None, c.__name__)
    def __set__(self, o, v): print('set', v)
    def __delete__(self, o): print('delete')
class N:
    def __get__(self, o, c): return 'nondata'
class A:
    d = D(); n = N()
a = A()
print(a.d, A.d, a.n); a.d = 5; del a.d
a.n = 1; print(a.n, a.__dict__); del a.n; print(a.n)
a.__dict__['d'] = 9; print(a.d)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): self._x = None
    @property
    def ro(self): return 1
    wo = property(None, lambda s, v: print('wo', v))
p = P()
p.x = 10; print(p.x); del p.x; print(p.x, P.x.__doc__, P.x.fget.__name__, P.x.fset is not None)
for f in (lambda: setattr(p, 'ro', 2), lambda: delattr(p, 'ro'), lambda: p.wo, lambda: setattr(p, 'wo', 3), lambda: P.ro.__get__(None, P) is P.ro, lambda: property(1).__get__(5), lambda: property().__get__(5), lambda: property().__set__(5, 6), lambda: property().__delete__(5), lambda: property(1,2,3,4,5), lambda: property(x=1)):
    print(t(f))
print(type(P.x), P.__dict__['x'].__class__, property.__doc__ is not None)
class Q(P):
    @P.x.getter
    def x(self): return 'Q'
    @property
    def ro(self): return super().ro + 1
q = Q(); print(q.x, q.ro); q.x = 4; print(q._x)
class C:
    n = 0
    @classmethod
    def make(cls, *a): cls.n += 1; return (cls.__name__, a)
    @staticmethod
    def st(*a): return a
    @classmethod
    @property
    def cp(cls): return cls.__name__ + '!'
print(C.make(1), C().make(2), C.st(1), C().st(2), C.n, C.cp)
class C2(C): pass
print(C2.make(), C2.n, C.n)
print(C.__dict__['make'].__func__.__name__, C.__dict__['st'].__func__.__name__, C.__dict__['st'](1, 2), t(lambda: C.__dict__['make'](1)), repr(C.__dict__['st'])[:25], repr(C.__dict__['make'])[:24], C.make.__self__, C.make.__func__.__name__)
print(t(lambda: classmethod()), t(lambda: staticmethod(1, 2)), staticmethod(5).__get__(1), t(lambda: classmethod(5).__get__(1)()))
sm = staticmethod(C.st); sm.attr = 1; print(sm.__name__, sm.__wrapped__ is C.st, sm.__dict__['attr'])
class S:
    __slots__ = ('a', '__p', 'b')
    def __init__(self): self.__p = 1
s = S(); s.a = 1
print(s.a, S.__slots__, S.a, type(S.a), s._S__p, t(lambda: s.b), t(lambda: s.c), t(lambda: setattr(s, 'c', 1)), t(lambda: delattr(s, 'b')), hasattr(s, '__dict__'))
del s.a; print(t(lambda: s.a))
print(S.a.__name__, S.a.__objclass__, S.a.__get__(None, S) is S.a, t(lambda: S.a.__get__(5)), t(lambda: S.a.__set__(5, 1)), repr(S.a))
class S2(S): __slots__ = ['z']
s2 = S2(); s2.z = 1; s2.a = 2; print(s2.z, s2.a, t(lambda: setattr(s2, 'w', 1)))
class S3(S): pass
s3 = S3(); s3.w = 1; s3.a = 4; print(s3.__dict__, s3.a)
class Ga:
    x = 1
    def __getattr__(self, n):
        if n.startswith('no'): raise AttributeError(n)
        return 'ga:' + n
g = Ga(); g.y = 2
print(g.x, g.y, g.z, t(lambda: g.no), hasattr(g, 'nope'), getattr(g, 'no1', 'dflt'), hasattr(g, 'zzz'))
class Gb:
    def __init__(self): object.__setattr__(self, 'log', [])
    def __getattribute__(self, n):
        if n == 'boom': raise KeyError('boom')
        if n == 'attr': raise AttributeError('attr!')
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v):
        self.log.append(('set', n)); object.__setattr__(self, n, v)
    def __delattr__(self, n):
        self.log.append(('del', n)); super().__delattr__(n)
g = Gb(); g.a = 1; g.b = 2; del g.a
print(g.log, g.b, t(lambda: g.a), t(lambda: g.boom), t(lambda: g.attr), t(lambda: delattr(g, 'q')))
class Gc(Gb):
    def __getattr__(self, n): return 'fallback ' + n
print(Gc().attr, Gc().qq, t(lambda: Gc().boom))
print(t(lambda: object.__setattr__(int, 'x', 1)), t(lambda: object.__getattribute__(5, 'real')), t(lambda: object().__setattr__('x', 1)), t(lambda: type.__setattr__(int, 'x', 1)), t(lambda: setattr(a, 5, 1)), t(lambda: getattr(a, 5)))
class Dd:
    pass
d = Dd(); d.x = 1
print(d.__dict__, vars(d) is d.__dict__, t(lambda: setattr(d, '__dict__', 5)))
d.__dict__ = {'y': 2}; print(d.y, t(lambda: d.x), d.__dict__)
d.__dict__['z'] = 3; print(d.z); del d.__dict__; print(d.__dict__)
print(sorted(x for x in dir(d) if x[0] != '_'), [x for x in dir(Dd) if x == '__dict__'], Dd.__dict__['__dict__'], Dd.__dict__['__weakref__'], type(Dd.__dict__['__dict__']), type(Dd.__dict__))
print(d.__weakref__, Dd.__weakref__, Dd.__dict__['__dict__'].__get__(d))
f = Dd.__init__; print(f, f.__name__, f.__objclass__, f.__qualname__, type(f))
m = d.__str__; print(type(m), m.__name__, m.__self__ is d, m.__objclass__, m == d.__str__, hash(m) == hash(d.__str__))
print(int.__add__, (5).__add__(6), int.__add__(5, 6), t(lambda: int.__add__('a', 1)), t(lambda: int.__add__()), int.__dict__['real'], int.__dict__['bit_length'], type(int.__dict__['bit_length']), type(int.__dict__['real']), dict.__dict__['fromkeys'], type(dict.__dict__['fromkeys']), type(str.__dict__['maketrans']), type(int.__new__), list.append, [].append.__self__, list.append.__objclass__, list.append.__qualname__, [].append.__qualname__)
class Meth:
    def m(self, x): "d"; return x
mm = Meth().m
print(mm.__name__, mm.__qualname__, mm.__doc__, mm.__func__ is Meth.m, mm.__self__.__class__, mm == mm.__self__.m, mm != Meth().m, type(mm)(len, [1])(), t(lambda: type(mm)(1, 2)), t(lambda: type(mm)(len, None)), t(lambda: setattr(mm, 'x', 1)), mm.__module__)
Meth.m.attr = 7; print(mm.attr, Meth.m.__dict__)
class Cb:
    def __call__(self): return 'cb'
class Uses: c = Cb(); l = len
print(Uses().c(), Uses().l([1, 2]))
A.newm = lambda self: 'new'; print(a.newm()); del A.newm; print(t(lambda: a.newm()))
A.__len__ = lambda self: 3; print(len(a)); A.__len__ = lambda self: 4; print(len(a)); del A.__len__; print(t(lambda: len(a)))
class Sub(A): pass
sb = Sub(); A.__call__ = lambda self: 'called'; print(sb()); A.__add__ = lambda s, o: 'added'; print(sb + 1); del A.__add__; print(t(lambda: sb + 1)); A.__getattr__ = lambda s, n: n; print(sb.foo); del A.__getattr__; print(t(lambda: sb.foo))
A.__eq__ = lambda s, o: True; print(sb == 5, hash(sb) is not None); A.__repr__ = lambda s: 'AA'; print(sb, [sb])
print(super(Sub, sb).__thisclass__, super(Sub, sb).__self__ is sb, super(Sub, sb).__self_class__, t(lambda: super(Sub, 5)), t(lambda: super(5)), t(lambda: super()), super(Sub), t(lambda: super(Sub, sb).zz), repr(super(Sub, sb)))
class Su:
    def f(self):
        return [super().__init__ for _ in range(1)]
print(t(lambda: Su().f()))
def g(x): return super()
print(t(lambda: g(1)))
def g(): return super()
print(t(lambda: g()))
