# What the collector looks at, and when it stops to.
import gc

for o in (0, 1.5, "x", True, None, ..., (), range(3), iter(range(3)), int,
          [], {}, set(), frozenset(), slice(1), len, [].append, lambda: 0,
          iter([]), iter(()), iter({}), {}.keys(), enumerate([]), zip(),
          (1,), (1, "a"), ([],), gc, ValueError("x"), {1: 2}, {1: []},
          {"a": ()}, {"a": (1,)}, {"a": {}}, {"a": frozenset()},
          {"a": int}, {(1, 2): 3}):
    print(type(o).__name__, gc.is_tracked(o), gc.is_finalized(o))


def fresh(*items):
    return items


t = fresh(1, 2)
print(gc.is_tracked(t))
gc.collect(0)
print(gc.is_tracked(t))
nested = fresh(fresh(1, fresh(2)), "x")
print(gc.is_tracked(nested), gc.is_tracked(nested[0]))
gc.collect()
gc.collect()
gc.collect()
print(gc.is_tracked(nested), gc.is_tracked(nested[0]))
holding = fresh([])
gc.collect()
print(gc.is_tracked(holding))

d = {}
print(gc.is_tracked(d))
d["n"] = 1
d["s"] = "text"
d["t"] = ()
print(gc.is_tracked(d))
d["l"] = []
print(gc.is_tracked(d), gc.is_tracked(d.copy()))
d["l"] = 0
print(gc.is_tracked(d))
gc.collect(0)
gc.collect(1)
print(gc.is_tracked(d))
gc.collect()
print(gc.is_tracked(d), gc.is_tracked(d.copy()))
d[fresh(1)] = 1
print(gc.is_tracked(d))
gc.collect()
gc.collect()
print(gc.is_tracked(d))
lists = [1]
gc.collect()
print(gc.is_tracked(lists))

# A result that an iterator fills in again is looked at again, whatever was
# found in it when a collection had stopped to look.
from itertools import (combinations, combinations_with_replacement,
                       permutations, product, zip_longest)

pool = [None, []]
for it in (combinations(pool, 1), combinations_with_replacement(pool, 1),
           permutations(pool, 1), product(pool), zip_longest([[]] * 3),
           zip([()] * 2), enumerate([[], []]), iter({None: [], 1: []}.items())):
    shown = [type(it).__name__]
    for i in range(2):
        gc.collect()
        t = next(it)
        shown.append(gc.is_tracked(t))
        del t
    print(*shown)
