# SPDX-License-Identifier: GPL-2.0
# Every method of the builtin types, of those a running program is made of, and
# of those of collections and weakref, with arguments of wrong types, counts and
# ranges.
import collections
import sys
import types
import weakref


class K:
    def __repr__(self):
        return "K"


k = K()
ARGS = [(), (None,), (1,), (-1,), (2**70,), (1.5,), ("x",), (b"x",), ([],),
        ((1, 2),), ({},), (k,), (int,), (len,), (1, 2), ("x", "y"),
        (None, None), ("x", 1), (1, "x"), ([], []), (k, k), (1, 2, 3),
        ("x", "y", "z"), (None,) * 3, (1, 2, 3, 4), (None,) * 5, (1,) * 7,
        (2**70, 2**70), (slice(None),), (slice(0, 1), 1), (True,)]
KEYWORDS = [{"x": 1}, {"key": 1}, {"end": 2}]
SKIPPED = {"__class__", "__init_subclass__", "__subclasshook__", "__dict__",
           "__doc__", "__new__", "__getstate__", "__reduce__",
           "__reduce_ex__", "__dir__", "__sizeof__", "__hash__", "__repr__",
           "__str__", "__text_signature__", "__module__", "__getattribute__",
           "__delattr__", "__setattr__"}


def text(result):
    shown = repr(result)
    if len(shown) < 200 and " at 0x" not in shown:
        return shown
    return type(result).__name__


def attempt(call, args, keywords):
    try:
        return "-> " + text(call(*args, **keywords))
    except Exception as e:
        return type(e).__name__ + ": " + str(e).split(" at 0x")[0]


CASES = ([(args, {}) for args in ARGS] +
         [(args, keywords) for keywords in KEYWORDS for args in ((), (1,))])


# Equal answers share a line: what comes out, and for which arguments.
def sweep(name, make, skipped=()):
    for method in sorted(dir(make())):
        if (method in SKIPPED or method in skipped or
                method[0] == "_" != method[1]):
            continue
        try:
            value = getattr(make(), method)
        except Exception as e:
            print(name, method, type(e).__name__, e)
            continue
        if not callable(value):
            print(name, method, text(value))
            continue
        answers = {}
        for i, case in enumerate(CASES):
            out = attempt(getattr(make(), method), *case)
            answers.setdefault(out, []).append(i)
        for out, at in answers.items():
            print(name + "." + method, out, *at)


# 5 ** 2**70 would end in a MemoryError, minutes later.
POWERS = "__pow__", "__rpow__"
sweep("int", lambda: 5, POWERS)
sweep("bool", lambda: True, POWERS)
sweep("float", lambda: 1.5)
sweep("complex", lambda: 1j)

sweep("str", lambda: 'abx')

sweep("bytes", lambda: b'abx')
sweep("bytearray", lambda: bytearray(b'abx'))
sweep("memoryview", lambda: memoryview(b'abx'))

sweep("list", lambda: [1, 2, 3])
sweep("tuple", lambda: (1, 2, 3))
sweep("range", lambda: range(3))
sweep("slice", lambda: slice(1, 2))

sweep("set", lambda: {1, 2})
sweep("frozenset", lambda: frozenset([1]))
sweep("dict", lambda: {1: 2, 'x': 3})
sweep("keys", lambda: {1: 2}.keys())
sweep("items", lambda: {1: 2}.items())
sweep("values", lambda: {1: 2}.values())

sweep("list_iterator", lambda: iter([1, 2]))
sweep("reversed", lambda: reversed([1, 2]))
sweep("tuple_iterator", lambda: iter((1,)))
sweep("str_iterator", lambda: iter('ab'))
sweep("range_iterator", lambda: iter(range(3)))
sweep("enumerate", lambda: enumerate('ab'))
sweep("zip", lambda: zip('ab', [1]))
sweep("map", lambda: map(len, 'ab'))
sweep("filter", lambda: filter(None, 'ab'))
sweep("dict_iterator", lambda: iter({1: 2}))
sweep("set_iterator", lambda: iter({1}))


def generator():
    got = yield 1
    yield got


async def coroutine():
    return 1


async def async_generator():
    yield 1


def make_coroutine():
    c = coroutine()
    made.append(c)
    return c


def function(a, b=2, *, c=3):
    return a, b, c


class Base:
    def method(self, a=1):
        return a


class Derived(Base):
    pass


def make_cell():
    x = 1
    return (lambda: x).__closure__[0]


def make_traceback():
    try:
        raise KeyError(1)
    except KeyError as e:
        return e.__traceback__


def make_frame():
    return sys._getframe()


made = []
kept = K()
derived = Derived()

sweep("generator", generator)
sweep("async_generator", async_generator)
sweep("asend", lambda: async_generator().asend(None))
sweep("athrow", lambda: async_generator().athrow(KeyError))
sweep("coroutine", make_coroutine)
sweep("coroutine_wrapper", lambda: make_coroutine().__await__())
for c in made:
    c.close()


sweep("frame", make_frame)
sweep("traceback", make_traceback)
sweep("cell", make_cell)
sweep("empty_cell", types.CellType)
sweep("module", lambda: types.ModuleType("m"))
sweep("property", lambda: property(len))
sweep("super", lambda: super(Derived, derived))
sweep("function", lambda: types.FunctionType(function.__code__, {}, "f"))
sweep("method", lambda: derived.method)
sweep("code", lambda: function.__code__)
sweep("builtin", lambda: len)
sweep("builtin_method", lambda: [].append)
sweep("wrapper", lambda: (5).__add__)
sweep("slot", lambda: int.__add__)
sweep("method_descriptor", lambda: list.append)
sweep("classmethod_descriptor", lambda: dict.__dict__["fromkeys"])
sweep("member", lambda: slice.start)
sweep("getset", lambda: int.real)
sweep("classmethod", lambda: classmethod(len))
sweep("staticmethod", lambda: staticmethod(len))
sweep("mappingproxy", lambda: types.MappingProxyType({1: 2}))
sweep("namespace", lambda: types.SimpleNamespace(a=1))
sweep("alias", lambda: list[int])
sweep("union", lambda: int | str)
sweep("none", lambda: None)
sweep("ellipsis", lambda: ...)
sweep("notimplemented", lambda: NotImplemented)
sweep("object", lambda: kept)
sweep("type", lambda: Base, ("mro", "__subclasses__"))
sweep("exception", lambda: KeyError(1))
sweep("group", lambda: ExceptionGroup("g", [KeyError(1)]))
sweep("os_error", lambda: OSError(1, "x"))
sweep("unicode_error", lambda: UnicodeDecodeError("a", b"b", 0, 1, "c"))

sweep("ref", lambda: weakref.ref(kept))
sweep("proxy", lambda: weakref.proxy(kept))
sweep("WeakSet", lambda: weakref.WeakSet([kept]))
sweep("deque", lambda: collections.deque([1, 2], 5))
sweep("defaultdict", lambda: collections.defaultdict(list, {1: 2}))
sweep("OrderedDict", lambda: collections.OrderedDict({1: 2, 3: 4}))
sweep("Counter", lambda: collections.Counter("ab"))
sweep("ChainMap", lambda: collections.ChainMap({1: 2}, {3: 4}))
sweep("namedtuple", lambda: collections.namedtuple("P", "a b")(1, 2))
sweep("UserList", lambda: collections.UserList([1]))
sweep("odict_keys", lambda: collections.OrderedDict({1: 2}).keys())
sweep("odict_iter", lambda: iter(collections.OrderedDict({1: 2})))
