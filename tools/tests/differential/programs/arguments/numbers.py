# SPDX-License-Identifier: GPL-2.0
# Every method of int, bool, float and complex with arguments of wrong types, counts and ranges.


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
