# SPDX-License-Identifier: GPL-2.0
# The iterators of co_lines() and co_positions() have types of their own.
import gc
import sys


def f(x,
      y=1):
    for i in x:
        y += (i
              + 1)
    return [z for z in
            range(y)]


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


for make in f.__code__.co_lines, f.__code__.co_positions:
    o = make()
    T = type(o)
    t(lambda: T)
    t(lambda: (T.__module__, T.__basicsize__, T.__itemsize__, T.__doc__))
    t(lambda: sorted(vars(T)))
    t(lambda: T())
    t(lambda: object.__new__(T))
    t(lambda: type('X', (T,), {}))
    t(lambda: (sys.getsizeof(o), iter(o) is o, gc.is_tracked(o)))
    t(lambda: hasattr(o, '__length_hint__'))
    t(lambda: o.__reduce_ex__(2))
    t(lambda: o.x)
    t(lambda: setattr(o, 'x', 1))
    before = sys.getrefcount(f.__code__)
    t(lambda: next(o))
    t(lambda: list(o))
    t(lambda: next(o, 'end'))
    t(lambda: next(o, 'end'))
    held = [make() for i in range(5)]
    print(sys.getrefcount(f.__code__) - before)
    del held, o
    print(sys.getrefcount(f.__code__) - before)
    code = f.__code__.replace(co_linetable=b'')
    t(lambda: list(getattr(code, make.__name__)()))
    code = f.__code__.replace(co_linetable=f.__code__.co_linetable[:7])
    t(lambda: len(list(getattr(code, make.__name__)())))
many = compile('x = 1\n' * 3000, 'many', 'exec')
print(sum(a[0] for a in many.co_positions()), sum(1 for a in many.co_lines()))
