# SPDX-License-Identifier: GPL-2.0
# Sizes no memory has: refused before anything is allocated, with CPython's words.
import array
import bisect
import collections
import functools
import heapq
import io
import itertools
import math
import operator
import random
import struct
import sys

H, M, T = 2 ** 62, sys.maxsize, 10 ** 19
# Where a bytearray gets no memory, 3.11.2 says here that it has exports.
sys.stderr = io.StringIO()
# Functions written in Python here, and where one limit comes before another.
LEFT_OUT = {("bytes percent", M - 1)}
for name in ("unpack_from", "pack_into", "StringIO", "BytesIO", "seek",
             "truncate", "choices"):
    LEFT_OUT |= {(name, T), (name, -T)}


def show(name, call):
    try:
        result = call()
        text = repr(result)
        if len(text) > 80 or " at 0x" in text:
            text = type(result).__name__
        print(name, text)
    except (MemoryError, OverflowError, ValueError, TypeError, IndexError,
            struct.error) as e:
        print(name, type(e).__name__, e)


SIZES = H, M, M - 1, M // 8, T, -T, -M - 1, -H
for make in (str, bytes, bytearray, list, tuple, array.array,
             collections.deque):
    one = {str: "ab", bytes: b"ab", bytearray: bytearray(b"ab"),
           list: [1, 2], tuple: (1, 2), array.array: array.array("q", [1, 2]),
           collections.deque: collections.deque([1, 2])}[make]
    for n in SIZES:
        label = "%s %d" % (make.__name__, n)
        if make is not collections.deque or n > M or n <= 0:
            show(label + " *", lambda: one * n)
            show(label + " rmul", lambda: n * one)
            show(label + " imul", lambda: operator.imul(one + one, n))
        show(label + " item", lambda: one[n])
        if make is not collections.deque:
            show(label + " slice", lambda: one[n:])
            show(label + " slice to", lambda: one[:n])
            show(label + " step", lambda: one[::n])
            show(label + " back", lambda: one[n::-1])
for n in SIZES:
    for name in "ljust", "rjust", "center", "zfill", "expandtabs":
        for one in "a\t", b"a\t", bytearray(b"a\t"):
            show("%s %s %d" % (name, type(one).__name__, n),
                 lambda: getattr(one, name)(n))
    for name, call in {
        "bytes": lambda: bytes(n), "bytearray": lambda: bytearray(n),
        "percent": lambda: "%*d" % (n, 1), "precision": lambda: "%.*f" % (n, 1),
        "percent str": lambda: "%%%dd" % n % 1,
        "bytes percent": lambda: b"%*d" % (n, 1),
        "bytes percent text": lambda: b"%%%dd" % n % 1,
        "format": lambda: format(1, str(abs(n))),
        "format point": lambda: format(1.5, "." + str(abs(n))),
        "format str": lambda: format("a", str(abs(n))),
        "format precision": lambda: format("a", "." + str(abs(n))),
        "field": lambda: ("{:%d}" % abs(n)).format(1),
        "field index": lambda: ("{%d}" % abs(n)).format(1),
        "field item": lambda: ("{0[%d]}" % abs(n)).format([1]),
        "shift": lambda: 1 << n, "shift right": lambda: 1 >> n,
        "shift zero": lambda: 0 << n, "shift minus": lambda: -1 >> n,
        "factorial": lambda: math.factorial(max(n, T) if n > 0 else n),
        "ldexp": lambda: math.ldexp(1.0, n), "ldexp 0": lambda: math.ldexp(0.0, n),
        "to_bytes": lambda: (1).to_bytes(n, "big"),
        "round": lambda: round(1.5, n), "round int": lambda: round(5, abs(n)),
        "range": lambda: len(range(n)), "range item": lambda: range(n)[n],
        "range slice": lambda: range(n)[::n],
        "range index": lambda: range(n).index(n),
        "range last": lambda: range(n)[-1],
        "chr": lambda: chr(n),
        "deque": lambda: collections.deque([1], n),
        "rotate": lambda: collections.deque([1, 2, 3]).rotate(n),
        "deque insert": lambda: collections.deque([1]).insert(n, 2),
        "deque index": lambda: collections.deque([1]).index(1, n),
        "deque del": lambda: operator.delitem(collections.deque([1]), n),
        "islice": lambda: next(itertools.islice([1], n), 0),
        "islice from": lambda: next(itertools.islice([1], n, None), 0),
        "islice step": lambda: next(itertools.islice([1], 0, None, n), 0),
        "repeat": lambda: itertools.repeat(1, n).__length_hint__(),
        "product": lambda: itertools.product([1, 2], repeat=n),
        "combinations": lambda: list(itertools.combinations([1, 2], n)),
        "replacement":
            lambda: list(itertools.combinations_with_replacement([], n)),
        "permutations": lambda: list(itertools.permutations([1, 2], n)),
        "count": lambda: next(itertools.count(n)),
        "tee": lambda: itertools.tee([1], n),
        "pad": lambda: struct.calcsize("%dx" % abs(n)),
        "calcsize": lambda: struct.calcsize("%dq" % abs(n)),
        "text": lambda: struct.pack("%ds" % abs(n), b""),
        "unpack": lambda: struct.unpack("%dq" % abs(n), b""),
        "unpack_from": lambda: struct.unpack_from("b", b"abc", n),
        "pack_into": lambda: struct.pack_into("b", bytearray(3), n, 1),
        "StringIO": lambda: io.StringIO("abc").read(n),
        "BytesIO": lambda: io.BytesIO(b"abc").read(n),
        "seek": lambda: io.BytesIO(b"abc").seek(n),
        "truncate": lambda: io.BytesIO(b"abc").truncate(n),
        "bits": lambda: random.Random(1).getrandbits(n),
        "randbytes": lambda: random.Random(1).randbytes(n),
        "choices": lambda: random.Random(1).choices([1], k=-abs(n)),
        "sample": lambda: random.Random(1).sample([1], n),
        "bisect": lambda: bisect.bisect([1], 1, 0, n),
        "lru": lambda: functools.lru_cache(n)(len).cache_parameters(),
        "nsmallest": lambda: heapq.nsmallest(n, [2, 1]),
        "enumerate": lambda: next(enumerate("a", n)),
        "split": lambda: "a b".split(None, n), "replace":
            lambda: "aa".replace("a", "bb", n),
        "find": lambda: "abc".find("b", n), "count str":
            lambda: "abc".count("b", n, n),
        "list pop": lambda: [1].pop(n), "list insert": lambda: [1].insert(n, 1),
        "list index": lambda: [1].index(1, n), "list store":
            lambda: operator.setitem([1], n, 1),
        "list store slice": lambda: operator.setitem([1, 2],
                                                     slice(n, n, n), []),
        "bytearray pop": lambda: bytearray(b"a").pop(n),
        "bytearray insert": lambda: bytearray(b"a").insert(n, 1),
        "bytearray del": lambda: operator.delitem(bytearray(b"abc"),
                                                  slice(n, None, n)),
        "indices": lambda: slice(n, n, n).indices(n),
        "indices 5": lambda: slice(n, n, n).indices(5),
        "cast": lambda: memoryview(b"abcd").cast("B", [n]),
        "cast 2": lambda: memoryview(b"abcd").cast("B", [2, n]),
        "view item": lambda: memoryview(b"abcd")[n],
        "view slice": lambda: bytes(memoryview(b"abcd")[n::n]),
        "hex group": lambda: b"abc".hex(":", n), "float": lambda: float(n),
        "complex": lambda: complex(n), "print": lambda: hash(n),
        "limit": lambda: sys.setrecursionlimit(n),
        "digits": lambda: sys.set_int_max_str_digits(n),
        "array insert": lambda: array.array("b").insert(n, 1),
        "array pop": lambda: array.array("b", [1]).pop(n),
        "hint": lambda: operator.length_hint(0, n),
        "isqrt": lambda: math.isqrt(abs(n)), "pow mod": lambda: pow(n, n, 7),
        "gcd": lambda: math.gcd(n, n * 6), "float pow": lambda: 2.0 ** n,
    }.items():
        if (name, n) not in LEFT_OUT:
            show("%s %d" % (name, n), call)

# Widths near the largest number, with every kind of filling.
for n in M, M - 1, M - 19, H, -M - 1, -M, T:
    for spec in "%*d", "%-*d", "%0*d", "%+*d", "% *d", "%#*x", "%*f", "%*c":
        show("%s %d" % (spec, n), lambda: spec % (n, 1))
    show("%%*s %d" % n, lambda: "%*s" % (n, "a"))

# Texts of numbers: lengths over the limit, exponents without end.
for name, call in {
    "int": lambda: int("9" * 5000), "int 16": lambda: int("f" * 5000, 16) >> 19990,
    "str": lambda: str(1 << 20000), "repr": lambda: repr(10 ** 5000),
    "percent": lambda: "%d" % 10 ** 5000 if False else "%d" % (10 ** 5000),
    "format": lambda: format(10 ** 5000), "format d": lambda: f"{10 ** 5000:d}",
    "hex": lambda: hex(1 << 40000)[:5], "x": lambda: "%x" % (1 << 40000),
    "float": lambda: float("1e" + "9" * 400), "float less":
        lambda: float("1e-" + "9" * 400), "int of": lambda: int(float("inf")),
    "big float": lambda: float(10 ** 400), "div": lambda: 10 ** 400 / 3,
    "div ok": lambda: 10 ** 400 / 10 ** 399, "float -": lambda: 10 ** 400 - 1.5,
    "cmp": lambda: 10 ** 400 > float("inf"), "lshift": lambda: 1 << 10 ** 12 * 8,
    "round": lambda: round(1e308, -308), "divmod": lambda: divmod(1e308, 1e-308),
    "sum": lambda: math.fsum([1e308, 1e308]), "dist":
        lambda: math.dist([1e308], [-1e308]), "exp": lambda: math.exp(1e5),
    "hexfloat": lambda: float.fromhex("0x1p99999999999999999999"),
    "hexfloat -": lambda: float.fromhex("0x1p-99999999999999999999"),
    "maxsize": lambda: float("0." + "0" * 5000 + "1"),
    "join": lambda: len("x".join([""] * 10)),
    "bool": lambda: bool(range(2 ** 100)),
    "len range": lambda: len(range(2 ** 100)),
    "reversed": lambda: next(reversed(range(2 ** 100))),
    "hint": lambda: operator.length_hint(range(2 ** 100)),
    "list range": lambda: list(range(2 ** 62)),
    "tuple range": lambda: tuple(range(2 ** 62)),
    "bytes range": lambda: bytes(range(2 ** 62)),
    "sample": lambda: random.Random(1).sample(range(2 ** 62), 2),
    "choice": lambda: random.Random(1).choice(range(2 ** 62)),
}.items():
    show(name, call)


class Long:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __length_hint__(self):
        return self.n


class Hint:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        return self.n


for n in 0, M, M + 1, -1, 2.5, None, "x", H, M // 8:
    for cls in Long, Hint:
        for f in (len, list, tuple, bool, operator.length_hint, bytes,
                  bytearray, reversed, set, iter, enumerate, sorted, sum,
                  collections.deque, lambda x: [].extend(x), lambda x: [*x],
                  lambda x: array.array("b", x), lambda x: bytearray().extend(x),
                  lambda x: operator.setitem([1], slice(0, 1), x)):
            show("%s %r %s" % (cls.__name__, n, f.__name__), lambda: f(cls(n)))


# A byte array whose bytes do not begin where its memory does.
for size in 40, 64:
    for k in 1, 8, 20, 30, size - 1:
        ba = bytearray(b"x" * size)
        del ba[:k]
        for top in range(2 ** 63 - 60, 2 ** 63, 3):
            try:
                ba *= top // (size - k)
            except MemoryError:
                pass
        ba.extend(b"a")
        print(size, k, len(ba), ba[-3:])
