# Bound methods are no descriptors; what classmethod copies; a yield from whose
# target fails to have close() or throw().
class A:
    def foo(self, *a): return a
class B:
    bar = classmethod(A().foo)
    baz = staticmethod(A().foo)
print(B.bar())
print(hasattr(A().foo, '__get__'), A().foo.__get__(1, int) == 5)
a = A(); m = a.foo
print(m.__get__(1, int)())
class C: x = m
print(C().x())
def f(x: int) -> str:
    "doc"
f.extra = 1
for t in classmethod, staticmethod:
    w = t(f)
    print(sorted(w.__dict__), w.__annotations__, w.__dict__['__annotations__'] is f.__annotations__)
    w = t(len); print(sorted(w.__dict__))
    w = t(5); print(sorted(w.__dict__))
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1
    def __getattr__(self, attr): 1/0
def g(): yield from Broken()
import sys
sys.unraisablehook = lambda u: print('unraisable', u.exc_type, type(u.object).__name__)
gi = g(); next(gi)
try: gi.send(1)
except ZeroDivisionError as e: print('send')
gi = g(); next(gi)
try: gi.throw(AttributeError)
except ZeroDivisionError as e: print('throw')
gi = g(); next(gi)
gi.close()
gi = g(); next(gi)
del gi
