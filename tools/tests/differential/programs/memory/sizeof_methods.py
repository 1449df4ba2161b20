# __sizeof__() of a type, and object's, which knows of no further memory.
import collections
import itertools
import sys


def gen():
    yield 1


class A:
    def __init__(self):
        self.x = 1


class L(list):
    pass


class Says(list):
    def __sizeof__(self):
        return 1000


objects = [True, 5, 1 << 100, -(1 << 70), 1.5, 1j, "abc", "\u0100", b"abc",
           bytearray(b"xyz"), [1, 2], (1, 2, 3), {}, {1: 2}, {"a": 1},
           A().__dict__, set(range(40)), frozenset({1, 2}), range(3), slice(1),
           gen, A, int, type, object(), A(), L([1]), L(range(10)),
           collections.deque(range(100)), itertools.product([1], [2]),
           itertools.combinations([1, 2], 1), itertools.permutations([1, 2])]
for o in objects:
    own = type(o).__sizeof__(o)
    print(type(o).__name__, own, object.__sizeof__(o), sys.getsizeof(o),
          sys.getsizeof(o) - own)
g = gen()
print(g.__sizeof__(), sys.getsizeof(g), type(g).__sizeof__(g))
print(Says([1]).__sizeof__(), sys.getsizeof(Says([1])),
      list.__sizeof__(Says([1])))
for t in (type, str, list, dict, bytearray, int, set, frozenset, type(g)):
    print(t.__name__, "__sizeof__" in t.__dict__, t.__sizeof__.__doc__)
print([t.__name__ for t in (tuple, bytes, float, bool, range, slice)
       if "__sizeof__" in t.__dict__])
try:
    list.__sizeof__({})
except TypeError as e:
    print(e)
match memoryview(b"abc"):
    case [first, *rest]:
        print(first, rest)
