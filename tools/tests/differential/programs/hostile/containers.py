# SPDX-License-Identifier: GPL-2.0
# Special methods that change the container which is just being worked on.
import array
import collections
import functools
import io
import itertools
import operator
import struct


class Evil:
    """Every special method runs act() once, at the nth call of any of them."""

    left = 0
    act = None
    busy = False

    def __init__(self, n=1):
        self.n = n

    def trigger(self):
        Evil.left -= 1
        if Evil.left == 0:
            Evil.act()

    def __eq__(self, other):
        self.trigger()
        return getattr(other, "n", other) == self.n

    def __hash__(self):
        self.trigger()
        return 1

    def __lt__(self, other):
        self.trigger()
        return self.n < getattr(other, "n", 2)

    def __gt__(self, other):
        self.trigger()
        return self.n > getattr(other, "n", 2)

    def __index__(self):
        self.trigger()
        return self.n

    def __len__(self):
        self.trigger()
        return self.n

    def __bool__(self):
        self.trigger()
        return True

    def __repr__(self):
        self.trigger()
        return "E%d" % self.n

    def __str__(self):
        self.trigger()
        return "e%d" % self.n

    def __format__(self, spec):
        self.trigger()
        return "f%d" % self.n

    def __iter__(self):
        self.trigger()
        return EvilIterator(self)

    def __length_hint__(self):
        self.trigger()
        return 2

    def __getitem__(self, i):
        self.trigger()
        if i > 2:
            raise IndexError
        return i

    def __call__(self, *args):
        self.trigger()
        return args[0] if args else None

    def __add__(self, other):
        self.trigger()
        return self

    __radd__ = __mul__ = __and__ = __add__


class EvilIterator:
    def __init__(self, evil):
        self.evil, self.i = evil, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.evil.trigger()
        self.i += 1
        if self.i > 3:
            raise StopIteration
        return self.i


class EvilDel(Evil):
    def __del__(self):
        self.trigger()


def text(x):
    kind = type(x).__name__
    try:
        return "%s %d" % (kind, len(x)) if not isinstance(x, Evil) else kind
    except TypeError:
        return kind if " at 0x" in repr(x) else repr(x)


def run(label, make, call, acts):
    for name, act in acts.items():
        for after in 1, 2, 3, 5:
            Evil.left = 0
            c = make()
            Evil.act = lambda: act(c)
            Evil.left = after
            try:
                got = call(c)
                Evil.left = 0
                got = text(got)
            except Exception as e:
                Evil.left = 0
                got = type(e).__name__ + ": " + str(e).split(" at 0x")[0]
            try:
                size = len(c)
            except Exception as e:
                size = type(e).__name__
            print(label, name, after, got, size)
            got = c = None


def evils(n=5):
    return [EvilDel(i) for i in range(n)]


E = Evil
LISTS = {
    "index": lambda c: c.index(E(3)), "count": lambda c: c.count(E(3)),
    "remove": lambda c: c.remove(E(3)), "in": lambda c: E(3) in c,
    "eq": lambda c: c == evils(), "lt": lambda c: c < evils(),
    "sort": lambda c: c.sort(), "sort key": lambda c: c.sort(key=E(1)),
    "repr": lambda c: repr(c), "item": lambda c: c[E(1)],
    "slice": lambda c: c[E(1):E(3)], "set slice":
        lambda c: operator.setitem(c, slice(E(1), E(3)), E(2)),
    "set self": lambda c: operator.setitem(c, slice(E(1), E(3)), c),
    "set step": lambda c: operator.setitem(c, slice(None, None, E(2)), c[:3]),
    "set item": lambda c: operator.setitem(c, E(1), E(2)),
    "del item": lambda c: operator.delitem(c, E(1)),
    "del slice": lambda c: operator.delitem(c, slice(E(0), E(4), E(2))),
    "insert": lambda c: c.insert(E(1), E(2)), "pop": lambda c: c.pop(E(1)),
    "pop last": lambda c: c.pop(), "clear": lambda c: c.clear(),
    "extend": lambda c: c.extend(E(2)), "iadd": lambda c: operator.iadd(c, E(2)),
    "mul": lambda c: c * E(2), "imul": lambda c: operator.imul(c, E(2)),
    "copy": lambda c: c.copy(), "reverse": lambda c: c.reverse(),
    "tuple": lambda c: tuple(c), "set": lambda c: set(c),
    "dict": lambda c: dict.fromkeys(c), "min": lambda c: min(c),
    "max": lambda c: max(c), "sum": lambda c: sum(c, E(1)),
    "any": lambda c: any(c), "all": lambda c: all(c),
    "join": lambda c: "".join(map(str, c)), "map": lambda c: list(map(E(1), c)),
    "filter": lambda c: list(filter(E(1), c)), "zip": lambda c: list(zip(c, E(1))),
    "sorted": lambda c: sorted(c), "reversed": lambda c: list(reversed(c)),
    "enumerate": lambda c: [x for x in enumerate(c, E(2))],
    "percent": lambda c: "%s %r" % (c, c), "format": lambda c: f"{c} {c[0]!r:5}",
    "accumulate": lambda c: list(itertools.accumulate(c)),
    "groupby": lambda c: [list(g) for k, g in itertools.groupby(c)],
    "product": lambda c: list(itertools.product(c, E(2)))[:2],
    "chain": lambda c: list(itertools.chain(c, E(2))),
    "islice": lambda c: list(itertools.islice(c, E(1), E(3))),
    "zip_longest": lambda c: list(itertools.zip_longest(c, E(2))),
    "compress": lambda c: list(itertools.compress(c, c)),
    "takewhile": lambda c: list(itertools.takewhile(E(1), c)),
    "dropwhile": lambda c: list(itertools.dropwhile(bool, c)),
    "starmap": lambda c: list(itertools.starmap(E(1), [c, c])),
    "combinations": lambda c: len(list(itertools.combinations(c, E(2)))),
    "permutations": lambda c: len(list(itertools.permutations(c, E(2)))),
    "pairwise": lambda c: len(list(itertools.pairwise(c))),
    "tee": lambda c: [len(list(i)) for i in itertools.tee(c, E(2))],
    "reduce": lambda c: functools.reduce(lambda a, b: a if a else b, c),
    "deque": lambda c: collections.deque(c, E(3)),
    "star": lambda c: (lambda *a: len(a))(*c), "unpack":
        lambda c: operator.setitem({}, *c[:2]),
    "bytes": lambda c: bytes(c), "array": lambda c: array.array("b", c),
    "pack": lambda c: struct.pack("5b", *c),
    "hash": lambda c: hash(tuple(c)), "tuple eq": lambda c: tuple(c) == (*c,),
    "tuple index": lambda c: tuple(c).index(E(3)),
    "tuple in": lambda c: E(9) in tuple(c),
    "tuple repr": lambda c: repr((c, *c)),
    "range index": lambda c: range(5).count(c[0]),
    "isinstance": lambda c: isinstance(c[0], tuple([int, str])),
}
LIST_ACTS = {
    "clear": lambda c: c.clear(), "pop": lambda c: c.pop() if c else None,
    "append": lambda c: c.append(E(3)),
    "slice": lambda c: operator.setitem(c, slice(None), [1] * 40),
    "cut": lambda c: operator.delitem(c, slice(1, None)),
}
for name, call in LISTS.items():
    run("list " + name, evils, call, LIST_ACTS)
DEQUES = {name: LISTS[name] for name in (
    "index", "count", "remove", "in", "repr", "item", "set item", "del item",
    "insert", "pop last", "clear", "extend", "iadd", "mul", "imul", "copy",
    "reverse", "tuple", "set", "min", "sum", "map", "zip", "reversed")}
DEQUES.update({
    "eq": lambda c: c == collections.deque(evils()),
    "lt": lambda c: c < collections.deque(evils()),
    "rotate": lambda c: c.rotate(E(2)), "extendleft":
        lambda c: c.extendleft(E(2)), "popleft": lambda c: c.popleft(),
    "append": lambda c: c.append(E(2)), "index from":
        lambda c: c.index(E(3), E(0), E(4)), "init": lambda c: c.__init__(E(2)),
    "init max": lambda c: c.__init__(c, E(2)),
})
DEQUE_ACTS = {
    "clear": lambda c: c.clear(), "pop": lambda c: c.pop() if c else None,
    "append": lambda c: c.append(E(3)), "many": lambda c: c.extend([1] * 100),
    "rotate": lambda c: c.rotate(1),
}
for size, most in (5, None), (5, 5):
    for name, call in DEQUES.items():
        # 3.11.2 itself does not survive this one.
        if most and name == "index from":
            continue
        run("deque %s %s" % (most, name),
            lambda: collections.deque(evils(size), most), call, DEQUE_ACTS)
DICTS = {
    "get": lambda c: c.get(E(3)), "item": lambda c: c[E(3)],
    "in": lambda c: E(3) in c, "set": lambda c: operator.setitem(c, E(3), 1),
    "new": lambda c: operator.setitem(c, E(9), 1),
    "del": lambda c: operator.delitem(c, E(3)), "pop": lambda c: c.pop(E(3)),
    "pop default": lambda c: c.pop(E(9), 1), "popitem": lambda c: c.popitem(),
    "setdefault": lambda c: c.setdefault(E(3), 1), "setdefault new":
        lambda c: c.setdefault(E(9), 1), "clear": lambda c: c.clear(),
    "update": lambda c: c.update({E(3): 1, E(9): 2}),
    "update pairs": lambda c: c.update([(E(3), 1), (E(9), 2)]),
    "update self": lambda c: c.update(c), "eq":
        lambda c: c == {i: E(i) for i in evils()},
    "or": lambda c: c | {E(3): 1}, "ior": lambda c: operator.ior(c, {E(9): 1}),
    "copy": lambda c: c.copy(), "repr": lambda c: repr(c),
    "dict": lambda c: dict(c), "kwargs": lambda c: dict(**{"a": E(1)}, **{}),
    "keys and": lambda c: c.keys() & [E(3)], "keys eq":
        lambda c: c.keys() == {E(i) for i in range(5)},
    "keys disjoint": lambda c: c.keys().isdisjoint([E(9)]),
    "items in": lambda c: (E(3), E(3)) in c.items(),
    "items and": lambda c: len(c.items() & {(E(3), 1)}),
    "items sub": lambda c: len(c.items() - {(E(3), 1)}),
    "values in": lambda c: E(9) in c.values(), "list": lambda c: list(c),
    "list items": lambda c: list(c.items()), "loop":
        lambda c: [c.get(k) for k in c], "loop items":
        lambda c: [v == 3 for k, v in c.items()],
    "fromkeys": lambda c: dict.fromkeys(c), "set of": lambda c: set(c),
    "percent": lambda c: "%(a)s" % {"a": E(3)}, "format map":
        lambda c: "{0[3]}".format(c), "sorted": lambda c: sorted(c),
    "max": lambda c: max(c, key=c.get), "reversed": lambda c: list(reversed(c)),
    "zip": lambda c: list(zip(c, E(1), c)), "comprehension":
        lambda c: {k: v for k, v in zip(E(1), c)},
}
DICT_ACTS = {
    "clear": lambda c: c.clear(),
    "grow": lambda c: [c.__setitem__(str(i), i) for i in range(20)],
    "popitem": lambda c: c.popitem() if c else None,
    "replace": lambda c: (c.clear(), c.__setitem__("z", 1)),
}
for name, call in DICTS.items():
    run("dict " + name, lambda: {i: EvilDel(i.n) for i in evils()}, call,
        DICT_ACTS)
SETS = {
    "in": lambda c: E(3) in c, "add": lambda c: c.add(E(9)),
    "discard": lambda c: c.discard(E(3)), "remove": lambda c: c.remove(E(9)),
    "pop": lambda c: c.pop(), "clear": lambda c: c.clear(),
    "update": lambda c: c.update([E(9), E(3)]),
    "update evil": lambda c: c.update(E(9)), "copy": lambda c: c.copy(),
    "repr": lambda c: repr(c) and 1, "list": lambda c: len(list(c)),
    "eq": lambda c: c == {E(i) for i in range(5)},
    "le": lambda c: c <= {E(i) for i in range(5)},
    "frozenset": lambda c: frozenset(c), "hash": lambda c: hash(frozenset(c)),
}
for name in ("union", "intersection", "difference", "symmetric_difference",
             "intersection_update", "difference_update",
             "symmetric_difference_update", "issubset", "issuperset",
             "isdisjoint"):
    SETS[name] = lambda c, name=name: getattr(c, name)([E(3), E(9), 4])
    SETS[name + " set"] = lambda c, name=name: getattr(c, name)({E(3), E(9)})
    SETS[name + " self"] = lambda c, name=name: getattr(c, name)(c)
SET_ACTS = {
    "clear": lambda c: c.clear(), "pop": lambda c: c.pop() if c else None,
    "grow": lambda c: c.update(range(100, 140)),
    "replace": lambda c: (c.clear(), c.add("z")),
}
for name, call in SETS.items():
    run("set " + name, lambda: set(evils()), call, SET_ACTS)
BYTES = {
    "item": lambda c: c[E(1)], "slice": lambda c: c[E(1):E(3)],
    "set": lambda c: operator.setitem(c, E(1), 3),
    "set slice": lambda c: operator.setitem(c, slice(E(1), E(3)), [E(1)] * 3),
    "set iter": lambda c: operator.setitem(c, slice(E(1), E(3)), E(2)),
    "set self": lambda c: operator.setitem(c, slice(E(1), E(3)), c),
    "set step": lambda c: operator.setitem(c, slice(None, None, E(2)), c[:3]),
    "del": lambda c: operator.delitem(c, E(1)),
    "del slice": lambda c: operator.delitem(c, slice(E(0), E(4), E(2))),
    "append": lambda c: c.append(E(3)), "extend": lambda c: c.extend(E(3)),
    "extend list": lambda c: c.extend([E(3)] * 3),
    "insert": lambda c: c.insert(E(1), E(3)), "pop": lambda c: c.pop(E(1)),
    "remove": lambda c: c.remove(E(2)), "in": lambda c: E(2) in c,
    "mul": lambda c: c * E(2), "imul": lambda c: operator.imul(c, E(2)),
    "index": lambda c: c.index(E(2)), "count": lambda c: c.count(E(2)),
    "iadd": lambda c: operator.iadd(c, c), "reverse": lambda c: c.reverse(),
}
BYTEARRAYS = dict(BYTES)
BYTEARRAYS.update({
    "find": lambda c: c.find(E(2), E(0), E(4)),
    "find bytes": lambda c: c.find(b"\3", E(0), E(5)),
    "rindex": lambda c: c.rindex(b"\3", E(0), E(5)),
    "join": lambda c: c.join([b"a", b"b"]), "ljust": lambda c: c.ljust(E(9)),
    "split": lambda c: c.split(b"\2", E(2)), "zfill": lambda c: c.zfill(E(9)),
    "startswith": lambda c: c.startswith(b"\1", E(0), E(3)),
    "expandtabs": lambda c: c.expandtabs(E(4)), "hex":
        lambda c: c.hex(":", E(2)), "replace": lambda c: c.replace(b"\1", b"", E(3)),
    "init": lambda c: c.__init__(E(4)), "init list":
        lambda c: c.__init__([E(2)] * 3), "translate":
        lambda c: c.translate(None, c), "percent":
        lambda c: bytearray(b"%d %s" % (E(3), c)), "pack_into":
        lambda c: struct.pack_into("bb", c, E(1), E(2), E(3)),
    "unpack_from": lambda c: struct.unpack_from("b", c, E(1)),
    "view": lambda c: memoryview(c)[E(1)], "view set":
        lambda c: operator.setitem(memoryview(c), E(1), E(2)),
    "view slice": lambda c: bytes(memoryview(c)[E(1):E(3)]),
    "view cast": lambda c: memoryview(c).cast("B", [E(5)]),
    "view hex": lambda c: memoryview(c).hex(":", E(2)),
    "StringIO": lambda c: io.BytesIO(c).read(E(3)),
    "int": lambda c: int.from_bytes(c, "big"), "from":
        lambda c: int.from_bytes([E(1)] * 3, "big"),
})
BYTES_ACTS = {
    "clear": lambda c: operator.delitem(c, slice(None)),
    "grow": lambda c: c.extend([1] * 200),
    "cut": lambda c: operator.delitem(c, slice(1, None)),
    "front": lambda c: operator.delitem(c, slice(0, 2)),
}
# Here 3.11.2 uses memory that is gone, or asks an item twice what it is.
LEFT_OUT = {
    "bytearray": ("set", "del slice", "in", "index", "count", "find",
                  "find bytes", "rindex", "pack_into", "unpack_from"),
    "array b": ("set slice", "set iter", "set self", "append", "extend list",
                "insert"),
}
LEFT_OUT["array q"] = LEFT_OUT["array b"]
for label, make, calls in (
        ("bytearray", lambda: bytearray(range(5)), BYTEARRAYS),
        ("array b", lambda: array.array("b", range(5)), BYTES),
        ("array q", lambda: array.array("q", range(5)), BYTES)):
    for name, call in calls.items():
        if name not in LEFT_OUT[label]:
            run(label + " " + name, make, call, BYTES_ACTS)
