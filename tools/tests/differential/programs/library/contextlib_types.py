import contextlib, sys
from contextlib import *
@contextmanager
def cm(x):
    print('enter', x)
    try:
        yield x*2
    except ValueError as e:
        print('caught', e)
    finally:
        print('exit', x)
with cm(3) as v: print(v)
with cm(4) as v: raise ValueError('boo')
try:
    with cm(5): raise KeyError('k')
except KeyError as e: print('out', e)
@cm(7)
def f(): print('in f')
f()
with suppress(KeyError, IndexError): [][1]
class C:
    def close(self): print('closed')
with closing(C()) as c: pass
with nullcontext(5) as n: print(n)
with ExitStack() as s:
    a = s.enter_context(cm('a')); b = s.enter_context(cm('b'))
    s.callback(print, 'cb', end='!\n')
    @s.callback
    def _(): print('deco')
try:
    with ExitStack() as s:
        s.enter_context(5)
except TypeError as e: print(e)
@contextmanager
def bad():
    if 0: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextmanager
def bad2():
    yield 1
    yield 2
try:
    with bad2(): pass
except RuntimeError as e: print(e)
try:
    with ExitStack() as s:
        @s.push
        def h(t, v, tb): print('h', t); raise IndexError('from h') 
        raise KeyError(1)
except IndexError as e: print(repr(e), repr(e.__context__))
class O:
    def __init__(s): s.t=''
    def write(s,x): s.t+=x
    def flush(s): pass
o = O()
with redirect_stdout(o): print('hidden')
print(repr(o.t))
@asynccontextmanager
async def acm():
    print('aenter'); yield 5; print('aexit')
async def m():
    async with acm() as x: print(x)
try: m().send(None)
except StopIteration: print('done')
print(isinstance(s, AbstractContextManager), issubclass(C, AbstractContextManager))
import abc
class Base(abc.ABC):
    @abc.abstractmethod
    def foo(self): ...
try: Base()
except TypeError as e: print(e)
class D(Base):
    def foo(self): return 1
print(D().foo(), Base.__abstractmethods__)
Base.register(int); print(isinstance(5, Base), issubclass(str, Base))
import types
ns = types.SimpleNamespace(a=1, b=[2]); print(ns, ns.a, ns == types.SimpleNamespace(a=1,b=[2]))
print(types.FunctionType, types.MethodType, types.GeneratorType, types.CodeType, types.ModuleType('x'), types.CellType)
@types.coroutine
def tc(): 
    r = yield 5
    return r
async def use(): return await tc()
u = use(); print(u.send(None))
try: u.send(9)
except StopIteration as e: print(e.value)
X = types.new_class('X', (), {}, lambda ns: ns.update(a=5)); print(X.a, X.__name__)
