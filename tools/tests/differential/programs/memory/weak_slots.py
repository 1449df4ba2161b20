# SPDX-License-Identifier: GPL-2.0
# Where types keep __dict__ and weak references, and what instances weigh.
import array
import functools
import sys
import weakref

group = ExceptionGroup("a", [ValueError()])
print(sys.getsizeof(group), ExceptionGroup.__basicsize__,
      ExceptionGroup.__weakrefoffset__, ExceptionGroup.__dictoffset__)
print(BaseExceptionGroup.__basicsize__, BaseExceptionGroup.__weakrefoffset__)
died = []
ref = weakref.ref(group, died.append)
print(ref() is group, weakref.getweakrefcount(group))
group.x = 1
group.add_note("n")
print(group.__dict__, len(group.split(ValueError)))
del group
print(ref(), died == [ref])
try:
    weakref.ref(BaseExceptionGroup("b", [KeyboardInterrupt()]))
except TypeError as e:
    print(e)


class Derived(ExceptionGroup):
    pass


print(sys.getsizeof(Derived("a", [ValueError()])), Derived.__basicsize__,
      Derived.__weakrefoffset__)
ref = weakref.ref(Derived("b", [ValueError()]))
print(ref())
cached = functools.lru_cache(len)
print(sys.getsizeof(cached), type(cached).__dictoffset__,
      type(cached).__weakrefoffset__)
cached.x = 1
ref = weakref.ref(cached)
print(cached.__dict__["x"], ref() is cached)
it = iter(array.array("i", [1, 2]))
print(sys.getsizeof(it), type(it).__basicsize__, list(it))
it = iter(memoryview(b"ab"))
print(sys.getsizeof(it), type(it).__basicsize__, list(it), list(it))
