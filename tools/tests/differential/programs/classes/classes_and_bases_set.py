# SPDX-License-Identifier: GPL-2.0
# Classes, bases and names set to others; attributes of exception groups.
import re, types
ad = re.compile(r'0x[0-9a-f]+').sub
def t(label, f):
    try: print(label, ad('0x', repr(f())))
    except BaseException as e: print(label, type(e).__name__, ad('0x', str(e)))
class A: pass
class B: pass
class S1: __slots__ = ('a',)
class S2: __slots__ = ('a',)
class S3: __slots__ = ('b',)
class SD: __slots__ = ('a', '__dict__')
class SW: __slots__ = ('a', '__weakref__')
class L(list): pass
class L2(list): pass
class LS(list): __slots__ = ()
class I(int): pass
class I2(int): pass
class T(tuple): pass
class E(Exception): pass
class E2(Exception): pass
class K(KeyError): pass
class M(type): pass
class MC(metaclass=M): pass
class Mod(types.ModuleType): pass
class F(float): pass
class NS(A): __slots__ = ()
class Sub(A): pass
mk = dict(A=A, B=B, S1=S1, S2=S2, S3=S3, SD=SD, SW=SW, L=L, L2=L2, LS=LS, I=I, I2=I2, T=T, E=E, E2=E2, K=K, MC=MC, Mod=lambda: Mod('q'), mod=lambda: types.ModuleType('z'), F=F, NS=NS, Sub=Sub, obj=object, int=int, list=list, exc=Exception, func=lambda: (lambda: 1), meta=lambda: M('x', (), {}), typ=lambda: type('y', (), {}), none=lambda: None)
cl = dict(A=A, B=B, S1=S1, S2=S2, S3=S3, SD=SD, SW=SW, L=L, L2=L2, LS=LS, I=I, I2=I2, T=T, E=E, E2=E2, K=K, MC=MC, Mod=Mod, F=F, NS=NS, Sub=Sub, object=object, int=int, list=list, Exception=Exception, type=type, M=M, mod=types.ModuleType, func=types.FunctionType, bool=bool)
for k, f in mk.items():
    for n, c in cl.items():
        o = f()
        t('%s.__class__ = %s' % (k, n), lambda: setattr(o, '__class__', c))
        t('', lambda: type(o))
def classes():
    return dict(A=type('A', (), {}), B=type('B', (), {}), S1=type('S1', (), {'__slots__': ('a',)}), S2=type('S2', (), {'__slots__': ('a',)}), SD=type('SD', (), {'__slots__': ('__dict__',)}), SE=type('SE', (), {'__slots__': ()}), L=type('L', (list,), {}), L2=type('L2', (L,), {}), I=type('I', (int,), {}), E=type('E', (Exception,), {}), K=type('K', (KeyError,), {}), M=type('M', (type,), {}), MC=M('MC', (), {}), object=object, int=int, list=list, Exception=Exception, type=type, bool=bool, nt=type(None))
names = list(classes())
for k in names:
    for n in names:
        c = classes()
        t('%s.__bases__ = %s' % (k, n), lambda: setattr(c[k], '__bases__', (c[n],)))
        t('', lambda: c[k].__mro__)
        for m in ('A', 'S1', 'L', 'object'):
            t('%s.__bases__ = %s, %s' % (k, n, m), lambda: setattr(c[k], '__bases__', (c[n], c[m])))
            t('', lambda: c[k].__mro__)
for k in 'A', 'int':
    for v in (), None, 5, (5,), [A], (A, A), (A, 5), (object,):
        c = classes(); t('bases %s %r' % (k, v), lambda: setattr(c[k], '__bases__', v))
    c = classes(); t('del', lambda: delattr(c[k], '__bases__'))
# names
for v in 'x', 'a\0b', '', 5, None, '\ud800', type('s', (str,), {})('q'):
    for n in '__name__', '__qualname__', '__module__', '__doc__', '__abstractmethods__', '__annotations__':
        class Q: pass
        t('Q.%s = %s' % (n, ascii(v)), lambda: setattr(Q, n, v))
        t('', lambda: ascii(getattr(Q, n, 'none')))
        t('', lambda: ascii(repr(Q)))
        t('del', lambda: delattr(Q, n))
        t('', lambda: ascii(getattr(Q, n, 'none')))
        def fn(): pass
        t('fn.%s = %s' % (n, ascii(v)), lambda: setattr(fn, n, v))
        t('', lambda: ascii(getattr(fn, n, 'none')))
        t('del', lambda: delattr(fn, n))
        t('', lambda: ascii(getattr(fn, n, 'none')))
        m = types.ModuleType('m')
        t('m.%s = %s' % (n, ascii(v)), lambda: setattr(m, n, v))
        if n != '__doc__':
            t('', lambda: ascii(getattr(m, n, 'none')))
        t('', lambda: ascii(repr(m)))
        t('del', lambda: delattr(m, n))
        if n != '__doc__':
            t('', lambda: ascii(getattr(m, n, 'none')))
        t('', lambda: ascii(repr(m)))
        t('', lambda: m.zzz)
        def g(): yield
        gg = g()
        t('gg.%s = %s' % (n, ascii(v)), lambda: setattr(gg, n, v))
        t('', lambda: ascii(getattr(gg, n, 'none')))
        p = property(lambda s: 1)
        t('p.%s = %s' % (n, ascii(v)), lambda: setattr(p, n, v))
        t('', lambda: ascii(getattr(p, n, 'none')))
        s = staticmethod(lambda s: 1)
        t('s.%s = %s' % (n, ascii(v)), lambda: setattr(s, n, v))
        t('', lambda: ascii(getattr(s, n, 'none')))
# exception groups
eg = ExceptionGroup('m', [ValueError(1), TypeError(2), ExceptionGroup('n', [KeyError(3)])])
for n in 'message', 'exceptions', 'args', 'foo', '__notes__', '__dict__', '__cause__', '__traceback__', '__context__', '__suppress_context__', '__class__', 'split', 'add_note':
    for v in 5, None, 'x', (), [], {}, ValueError(4):
        t('eg.%s = %r' % (n, v), lambda: setattr(eg, n, v))
        t('', lambda: getattr(eg, n))
        t('', lambda: repr(eg.split(ValueError)))
    t('del eg.%s' % n, lambda: delattr(eg, n))
    t('', lambda: eg)
    t('', lambda: str(eg))
eg = ExceptionGroup('m', [ValueError(1), TypeError(2), ExceptionGroup('n', [KeyError(3)])])
eg.add_note('n1'); eg.foo = 1; eg.__cause__ = OSError(); eg.__context__ = KeyError()
try: raise eg
except ExceptionGroup as e: pass
for part in (*eg.split(ValueError), *eg.split(KeyError), eg.subgroup(TypeError), eg.derive([OSError()])):
    t('part', lambda: (part, part.__dict__, part.__cause__, part.__context__, part.__traceback__ is eg.__traceback__, getattr(part, '__notes__', None), getattr(part, '__notes__', None) is eg.__notes__, getattr(part, 'foo', None), part.__suppress_context__))
eg.__notes__ = 5
t('', lambda: eg.split(ValueError)[0].__notes__)
eg.__notes__ = ('a', 'b')
t('', lambda: eg.split(ValueError)[0].__notes__)
eg.__notes__ = 'ab'
t('', lambda: eg.split(ValueError)[0].__notes__)
eg.__notes__ = iter('ab')
t('', lambda: eg.split(ValueError)[0].__dict__)
class MG(ExceptionGroup):
    def __new__(cls, *a): return super().__new__(cls, *a[:2])
    def __init__(self, *a): self.code = a[2:]
    def derive(self, es): return MG(self.message, es, 'd')
m = MG('q', [ValueError(1), OSError(2)], 7)
t('', lambda: (m.code, m.args, m.split(ValueError)[0].code, m.split(ValueError)[0].args))
class Bad(ExceptionGroup):
    def derive(self, es): return 5
t('', lambda: Bad('x', [ValueError(1), OSError()]).split(ValueError))
class Bad(ExceptionGroup):
    def derive(self, es): return ValueError(9)
t('', lambda: Bad('x', [ValueError(1), OSError()]).split(ValueError))
t('', lambda: ExceptionGroup('x', [ValueError(1)]).derive([]))
t('', lambda: ExceptionGroup('x', [ValueError(1)]).derive(5))
t('', lambda: ExceptionGroup('x', [ValueError(1)]).derive([KeyboardInterrupt()]))
t('', lambda: BaseExceptionGroup('x', [ValueError(1)]).derive([KeyboardInterrupt()]))
x = ExceptionGroup('x', [ValueError(1)]); x.args = (1, 2); t('', lambda: (x.args, x.message, str(x), repr(x), x.exceptions)); t('', lambda: x.__reduce__())
x.__init__('y', [KeyError()]); t('', lambda: (x.args, x.message, str(x), repr(x), x.exceptions))
x.__init__(); t('', lambda: (x.args,repr(x)))
t('', lambda: x.__init__(a=1))
t('', lambda: x.__setstate__({'message': 'z'})); t('', lambda: x.__setstate__({'q': 'z'})); t('', lambda: x.__dict__)
class X(ExceptionGroup): __slots__ = ()
class Y(ExceptionGroup): pass
class Z(X): __slots__ = ()
class W(ValueError): __slots__ = ()
for a in ExceptionGroup, X, Y, Z:
    for b in ExceptionGroup, X, Y, Z, W, BaseExceptionGroup, ValueError, Exception:
        g = a('m', [ValueError(1)])
        t('%s %s' % (a.__name__, b.__name__), lambda: setattr(g, '__class__', b))
        t('', lambda: (type(g), g, g.split(KeyError)))
        del g
