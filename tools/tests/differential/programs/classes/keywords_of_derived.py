# SPDX-License-Identifier: GPL-2.0
"""Keywords for builtin types and for classes derived from them."""
import collections
import itertools


def show(name, f):
    try:
        print(name, f())
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)


for cls in (list, tuple, set, frozenset, itertools.chain, itertools.count, itertools.cycle, itertools.repeat, itertools.zip_longest, itertools.islice, zip, enumerate, map, filter, reversed, property, collections.deque, bytes, bytearray, str, int, float, complex, bool, range, slice, super, type, object, memoryview, dict, Exception, ValueError, SystemExit, StopIteration, OSError, itertools.product, itertools.groupby, itertools.accumulate, itertools.starmap, itertools.takewhile, itertools.combinations, itertools.compress, itertools.filterfalse, itertools.pairwise):
    try:
        class S(cls): pass
        show(cls.__name__ + ' sub', lambda: type(S([], newarg=3)))
        class S2(cls):
            def __new__(c, *a, newarg=None, **k): 
                s = super().__new__(c, *a, **k); s.newarg = newarg; return s
        show(cls.__name__ + ' subnew', lambda: S2([1, 2], newarg=3).newarg)
        class S3(cls):
            def __init__(self, *a, newarg=None): self.newarg = newarg
        show(cls.__name__ + ' subinit', lambda: S3([1, 2], newarg=3).newarg)
    except TypeError as e: print(e)
    show(cls.__name__, lambda: cls([1, 2], nokw=1))
