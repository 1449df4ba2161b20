# Iterators of list[int]: what they give, and copies of what they gave.
import copy
import gc
import sys
import types
from typing import TypeVar

T = TypeVar('T')


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


it = iter(tuple[int])
kind = type(it)
print(kind, kind.__mro__, sorted(vars(kind)), kind.__module__)
print(sys.getsizeof(it), gc.is_tracked(it), iter(it) is it,
      gc.get_referents(it))
show(kind)
show(lambda: setattr(it, 'x', 1))
print(it.__reduce__(), it.__reduce_ex__(2))
star = next(it)
print(star, star.__unpacked__, list(it), next(it, 'end'), gc.get_referents(it))
show(lambda: next(it))
show(it.__reduce__)

for alias in (*tuple[int], *tuple[T], *tuple[int, str], *tuple[()],
              *tuple[T, ...], tuple[*tuple[int, ...]], tuple[str, *tuple[T]],
              list[T], *list[list[T]]):
    function, args = alias.__reduce__()[:2]
    print(alias, function, [type(a).__name__ for a in args])
    for copied in (copy.copy(alias), copy.deepcopy(alias), function(*args)):
        print(copied, copied == alias, hash(copied) == hash(alias),
              copied.__unpacked__, type(copied) is types.GenericAlias)

fresh = iter(list[T])
again = copy.copy(fresh)
deep = copy.deepcopy(fresh)
print(next(fresh), next(again), next(deep), next(fresh, None))


class Alias(types.GenericAlias):
    pass


print(list(Alias(list, int)), type(next(iter(Alias(list, int)))).__name__)
ring = []
ring.append(iter(types.GenericAlias(list, (ring,))))
del ring
print(gc.collect())
