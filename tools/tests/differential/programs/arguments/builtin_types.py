# SPDX-License-Identifier: GPL-2.0
# Every method of the builtin types with arguments of wrong types, counts and
# ranges.


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


def attempt(label, call, args, keywords):
    try:
        print(label, args, keywords or "", "->", text(call(*args, **keywords)))
    except Exception as e:
        print(label, args, keywords or "", type(e).__name__,
              str(e).split(" at 0x")[0])


def sweep(name, make, skipped=()):
    for method in sorted(dir(make())):
        if method in SKIPPED or method in skipped:
            continue
        if not callable(getattr(make(), method)):
            print(name, method, text(getattr(make(), method)))
            continue
        for args in ARGS:
            attempt(name + "." + method, getattr(make(), method), args, {})
        for keywords in KEYWORDS:
            for args in (), (1,):
                attempt(name + "." + method, getattr(make(), method), args,
                        keywords)


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
