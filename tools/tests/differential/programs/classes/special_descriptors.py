import sys
record=[]
class SpecialDescr:
    def __init__(self, impl): self.impl=impl
    def __get__(self,obj,owner): record.append(1); return self.impl.__get__(obj,owner)
class MyException(Exception): pass
class ErrDescr:
    def __get__(self,obj,owner): raise MyException
def run(name, impl, f, base=object):
    X=type('X',(base,),{name: SpecialDescr(impl)})
    record.clear()
    try: f(X()); print(name, 'ok', record)
    except Exception as e: print(name, type(e).__name__, e, record)
    X=type('X',(base,),{name: ErrDescr()})
    try: f(X()); print(name,'no error')
    except MyException: print(name, 'err ok')
    except Exception as e: print(name, type(e).__name__, e)
z=lambda s,*a: 0
import operator, math, copy
run('__bytes__', lambda s: b'', bytes)
run('__reversed__', lambda s: [], reversed)
run('__length_hint__', z, lambda x: operator.length_hint(x))
run('__length_hint__', z, list if 0 else (lambda x: 0))
run('__sizeof__', z, sys.getsizeof)
run('__instancecheck__', lambda s,o: True, lambda x: isinstance(1,x))
run('__missing__', lambda s,k: 1, lambda x: x[3], dict)
run('__subclasscheck__', lambda s,o: True, lambda x: issubclass(int,x))
def w(x):
    with x: pass
run('__complex__', lambda s: 1j, complex)
run('__format__', lambda s,f: '', format)
run('__floor__', z, math.floor)
run('__ceil__', z, math.ceil)
run('__trunc__', z, math.trunc)

run('__round__', z, round)
run('__dir__', lambda s: [], dir)
run('__index__', z, operator.index)
run('__int__', z, int)
run('__float__', lambda s: 0., float)
run('__bool__', lambda s: True, bool)
run('__hash__', z, hash)
run('__len__', z, len)
run('__len__', z, bool)
run('__iter__', lambda s: iter(()), list)
run('__next__', z, next)
run('__contains__', lambda s,o: True, lambda x: 1 in x)
run('__getitem__', z, lambda x: x[1])
run('__setitem__', z, lambda x: x.__class__ and operator.setitem(x,1,2))
run('__delitem__', z, lambda x: operator.delitem(x,1))
run('__call__', z, lambda x: x())
run('__repr__', lambda s: '', repr)
run('__str__', lambda s: '', str)
run('__eq__', lambda s,o: True, lambda x: x==1)
run('__lt__', lambda s,o: True, lambda x: x<1)
run('__add__', lambda s,o: True, lambda x: x+1)
run('__radd__', lambda s,o: True, lambda x: 1+x)
run('__iadd__', lambda s,o: True, lambda x: operator.iadd(x,1))
run('__neg__', z, lambda x: -x)
run('__divmod__', z, lambda x: divmod(x,1))
run('__pow__', z, lambda x: pow(x,1))
run('__matmul__', z, lambda x: x@1)
run('__getattr__', lambda s,n: 1, lambda x: x.foo)
run('__getattribute__', lambda s,n: 1, lambda x: x.foo)
run('__setattr__', z, lambda x: setattr(x,'a',1))
run('__delattr__', z, lambda x: delattr(x,'a'))
run('__init__', lambda s: None, lambda x: 0)
run('__copy__', z, copy.copy)
run('__deepcopy__', z, copy.deepcopy)
run('__fspath__', z, lambda x: 0)
run('__await__', lambda s: iter(()), lambda x: 0)
run('__set_name__', z, lambda x: 0)
run('__enter__', z, lambda x: x.__enter__())
class E1:
    __enter__=SpecialDescr(lambda s: 1); __exit__=SpecialDescr(lambda s,*a: None)
record.clear()
with E1(): pass
print(record)
class E2:
    __enter__=ErrDescr(); __exit__=SpecialDescr(lambda s,*a: None)
try:
    with E2(): pass
except MyException: print('enter err')
class E3:
    __exit__=ErrDescr(); __enter__=SpecialDescr(lambda s,*a: None)
try:
    with E3(): pass
except MyException: print('exit err')
class A1:
    __aenter__=SpecialDescr(lambda s: aw()); __aexit__=SpecialDescr(lambda s,*a: aw())
async def aw(): pass
async def f():
    async with A1(): pass
record.clear()
try: f().send(None)
except StopIteration: pass
print(record)
class A2:
    __aiter__=SpecialDescr(lambda s: s); __anext__=SpecialDescr(lambda s: stop())
async def stop(): raise StopAsyncIteration
async def g():
    async for x in A2(): pass
record.clear()
try: g().send(None)
except StopIteration: pass
print(record)
import types
class M(types.ModuleType): x=1
m=M('m'); m.b=2; m.a=1
print(dir(m))
m.__dir__=lambda: ['q']
print(dir(m), M.__dir__, types.ModuleType.__dir__)
class S(types.ModuleType):
    @property
    def __dict__(self): return 5
try: print(dir(S('x')))
except TypeError as e: print(e)
