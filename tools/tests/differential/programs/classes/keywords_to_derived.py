# SPDX-License-Identifier: GPL-2.0
# Keywords and surplus arguments to classes derived from builtin types.
import array
import collections
import itertools


def show(base, label, call):
    try:
        print(base.__name__, label, repr(call()))
    except Exception as e:
        print(base.__name__, label, type(e).__name__, e)


def kind(x):
    return type(x).__name__


BASES = [list, tuple, set, frozenset, float, bool, range, slice, reversed, map,
         filter, zip, enumerate, int, str, bytes, bytearray, complex, dict,
         memoryview, object, property, classmethod, staticmethod, type,
         collections.deque, array.array, itertools.count, itertools.repeat,
         itertools.cycle, itertools.chain, itertools.islice,
         itertools.accumulate, itertools.product, itertools.groupby,
         itertools.starmap, itertools.compress, itertools.takewhile,
         itertools.zip_longest, itertools.permutations,
         itertools.combinations, itertools.pairwise, BaseException, OSError,
         BaseExceptionGroup]
ARGS = {reversed: ([],), map: (len, []), filter: (None, []), zip: ([],),
        enumerate: ([],), memoryview: (b"",), slice: (1,), range: (3,),
        classmethod: (len,), staticmethod: (len,), array.array: ("i",),
        itertools.repeat: (1,), itertools.cycle: ([],),
        itertools.islice: ([], 1), itertools.accumulate: ([],),
        itertools.groupby: ([],), itertools.starmap: (len, []),
        itertools.compress: ([], []), itertools.takewhile: (len, []),
        itertools.permutations: ([], 1), itertools.combinations: ([], 1),
        itertools.pairwise: ([],),
        BaseExceptionGroup: ("a", [ValueError()])}

for b in BASES:
    a = ARGS.get(b, ())
    show(b, 'plain kw', lambda: kind(b(*a, newarg=1)))
    try:
        class S(b):
            pass
    except TypeError as e:
        print(e)
        continue

    show(b, 'sub kw', lambda: kind(S(*a, newarg=1)))

    class I(b):
        def __init__(self, *a, newarg=None):
            super().__init__(*a)
            self.newarg = newarg

    show(b, 'init kw', lambda: kind(I(*a, newarg=1)))

    class I2(b):
        def __init__(self, *a, newarg=None):
            self.newarg = newarg

    show(b, 'init2 kw', lambda: kind(I2(*a, newarg=1)))
    show(b, 'init2 more', lambda: kind(I2(*a, 1,2,3,4,5,6,7)))

    class N(b):
        def __new__(cls, *a, newarg=None):
            self = super().__new__(cls, *a)
            self.newarg = newarg
            return self

    show(b, 'new kw', lambda: kind(N(*a, newarg=1)))
    show(b, 'new more', lambda: kind(N(*a, 1,2,3,4,5,6,7)))

    class NI(b):
        def __new__(cls, *a, newarg=None):
            self = super().__new__(cls, *a)
            return self
        def __init__(self, *a, newarg=None):
            pass

    show(b, 'newinit kw', lambda: kind(NI(*a, newarg=1)))
    show(b, 'X.__new__ kw', lambda: kind(b.__new__(b, *a, newarg=1)))
    show(b, 'X.__new__ S kw', lambda: kind(b.__new__(S, *a, newarg=1)))
    show(b, 'X.__init__ kw', lambda: b.__init__(b(*a), *a, newarg=1))
    show(b, 'X.__init__ S kw', lambda: b.__init__(S(*a), *a, newarg=1))
    show(b, 'X.__new__()', lambda: kind(b.__new__()))
    show(b, 'X.__new__(1)', lambda: kind(b.__new__(1)))
    show(b, 'X.__new__(object)', lambda: kind(b.__new__(object)))
    show(b, 'object.__new__(X)', lambda: kind(object.__new__(b)))
    show(b, 'object.__new__(S)', lambda: kind(object.__new__(S)))
    show(b, 'object.__init__(X)', lambda: object.__init__(b(*a), 1))
