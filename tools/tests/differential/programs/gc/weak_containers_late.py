# Weak containers: what dies while somebody iterates, copies, their kinds.
import copy
import weakref
from collections.abc import MutableMapping, MutableSet


class Thing:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Thing) and self.n == other.n

    def __hash__(self):
        return self.n

    def __repr__(self):
        return "Thing(%d)" % self.n


def things(count):
    return [Thing(i) for i in range(count)]


def shown(container):
    return len(container), sorted(map(repr, container))


# removals wait for the iterators, and len() knows of them
kept = things(6)
by_key = weakref.WeakKeyDictionary((t, t.n) for t in kept)
first, second = iter(by_key.items()), iter(by_key)
print(next(first), next(second))
kept.pop()
print(len(by_key), len(by_key.data), Thing(5) in by_key)
by_key.popitem()
print(len(by_key), len(by_key.data))
again = Thing(5)
by_key[again] = 55
print(len(by_key), by_key[again])
del by_key[again]
del first
print(len(by_key), len(by_key.data))
kept.pop()
print(shown(by_key))
del second
print(shown(by_key))

kept = things(6)
by_value = weakref.WeakValueDictionary((t.n, t) for t in kept)
items = iter(by_value.items())
print(next(items))
kept.pop()
print(5 in by_value.data, 5 in by_value, len(by_value), by_value.get(5, "no"))
by_value[5] = kept[0]
print([pair for pair in items], len(by_value))

kept = things(6)
elements = weakref.WeakSet(kept)
walk = iter(elements)
print(next(walk))
kept.pop()
print(len(elements), len(elements.data))
del walk
print(len(elements), len(elements.data))
elements &= kept[:3]
elements ^= [kept[0], kept[4]]
elements -= (Thing(i) for i in range(2))
print(shown(elements))
kept.pop()
print(shown(elements))

# copies
lists = weakref.WeakKeyDictionary({kept[0]: [1], kept[1]: [2]})
lists.note = "stays behind"
for twin in copy.copy(lists), copy.deepcopy(lists):
    print(type(twin).__name__, twin.keys().__next__() is kept[0],
          [twin[k] is lists[k] for k in kept[:2]], hasattr(twin, "note"))
tuples = weakref.WeakValueDictionary({(1, (2,)): kept[0], "a": kept[1]})
twin = copy.deepcopy(tuples)
print(twin == tuples, [twin[k] is tuples[k] for k in tuples])
del lists, tuples, twin


class Named(weakref.WeakValueDictionary):
    pass


print(type(copy.deepcopy(Named())).__name__, type(copy.copy(Named())).__name__,
      type(Named() | {}).__name__, type({} | Named()).__name__)

# what they are
print(isinstance(elements, MutableSet), isinstance(by_key, MutableMapping),
      isinstance(by_value, MutableMapping), weakref.WeakSet[int],
      by_key == dict(by_key), dict(by_value) == by_value, by_key != by_value)
for call in (lambda: weakref.WeakSet().pop(),
             lambda: weakref.WeakKeyDictionary().popitem(),
             lambda: by_value.pop("none"), lambda: by_value.pop("none", 3),
             lambda: by_key.update({}, {}), lambda: by_key | 1,
             lambda: reversed(by_value), lambda: by_key.get(1),
             lambda: by_value.setdefault(9), lambda: weakref.WeakMethod(len)):
    try:
        print(call())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)


# what has finalizers made while the program ends, the newest first
def more(name):
    print("called", name)
    if name == "b":
        weakref.finalize(kept[0], more, "made by b")


for name in "a", "b", "c":
    weakref.finalize(kept[0], more, name)
quiet = weakref.finalize(kept[0], more, "never")
quiet.atexit = False
