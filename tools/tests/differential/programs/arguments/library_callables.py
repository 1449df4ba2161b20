# SPDX-License-Identifier: GPL-2.0
# Every function of modules and builtins with arguments of wrong types, counts and
# ranges.
import array
import bisect
import builtins
import collections
import copy
import functools
import gc
import heapq
import itertools
import math
import operator
import string
import types
import weakref


class K:
    def __repr__(self):
        return "K"


k = K()
ARGS = [(), (None,), (0,), (1,), (-1,), (2**70,), (1.5,), (1j,), ("x",),
        (b"x",), ([],), ([3, 1],), ((1, 2),), ({},), (k,), (int,), (len,),
        (True,), (1, 2), (2.5, 1), ("x", "y"), ("x", 1), (1, "x"), ([], []),
        ([1], 0), (len, "ab"), ("<i", b"abcd"), (k, "a"), (k, k),
        (None, None), (2**70, 3), (1, 2, 3), ("x", "y", "z"),
        (k, "a", 1), (None,) * 3, ([1], 0, -1), (1,) * 4, (None,) * 5,
        (1,) * 7, ("x",) * 9]
KEYWORDS = [((), {"x": 1}), ((1,), {"key": 1}), (([],), {"key": 1}),
            ((), {"iterable": []}), (("x",), {"x": None})]


def text(result):
    shown = repr(result)
    if len(shown) < 60 and " at 0x" not in shown:
        return shown
    return type(result).__name__


def attempt(call, args, keywords):
    try:
        return text(call(*args, **keywords))
    except Exception as e:
        return type(e).__name__ + ": " + str(e).split(" at 0x")[0]


# Equal answers share a line: what comes out, and for which arguments.
def sweep(label, make):
    answers = {}
    cases = [(args, {}) for args in ARGS] + KEYWORDS
    for i, (args, keywords) in enumerate(cases):
        args = copy.deepcopy(args)
        out = attempt(make(), args, keywords)
        answers.setdefault(out, []).append(i)
    for out, at in answers.items():
        print(label, out, *at)


# Left out: what reads, waits or goes on without end, what depends on the run,
# and what is written in Python here and not in CPython.
MODULES = {
    array: "array ArrayType",
    bisect: "", collections: "OrderedDict defaultdict namedtuple",
    builtins: "breakpoint compile copyright credits exit hash help id input"
              " license open print quit",
    copy: "", functools: "KeyWrapper", gc: "collect freeze get_count"
        " get_objects get_referents get_referrers get_stats set_debug"
        " set_threshold",
    heapq: "merge nlargest nsmallest", itertools: "", math: "cbrt erfc",
    operator: "", string: "",
    types: "CodeType SimpleNamespace TracebackType",
    weakref: "finalize getweakrefcount getweakrefs",
}

print(ARGS, KEYWORDS)
for module, skipped in MODULES.items():
    name = module.__name__
    for attr in sorted(vars(module)):
        call = getattr(module, attr)
        if (attr[0] != "_" and attr not in skipped.split() and
                callable(call) and getattr(call, "__module__", name) in
                (name, "builtins", "_" + name)):
            sweep(name + "." + attr, lambda: call)
