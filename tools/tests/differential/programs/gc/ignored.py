# Exceptions that nobody gets: standard error tells of them.
import gc
import weakref


def victim():
    return set()


v = victim()
r = weakref.ref(v, int)
print("before")
del v
print("after")


def f():
    return f


r = weakref.ref(f, len)
del f
gc.callbacks.append(str.upper)
gc.collect(0)
gc.callbacks.clear()
print(gc.collect() >= 0)
1 / 0
