#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Ask CPython 3.11 thousands of questions about str, for test_str.

Each line of the output is a question and CPython's answer, tab-separated:

    operation  operands...  answer  identity

Operands are in the notation that test_str.c's read_value() takes. An answer is
=ascii(result) or !Type: message. Identity is S when the result is the first
operand itself, C when it is the static one-character string, - otherwise.
"""

import itertools
import os
import random
import re
import struct
import sys
import unicodedata
import zlib

if os.environ.get("PYTHONHASHSEED") != "0":
    os.environ["PYTHONHASHSEED"] = "0"
    os.execv(sys.executable, [sys.executable, "-S"] + sys.argv)

assert sys.version_info[:2] == (3, 11)


class Kw:
    """A keyword argument."""

    def __init__(self, name, value):
        self.name = name
        self.value = value


def token(v):
    if isinstance(v, Kw):
        return "k %s %s" % (token(v.name), token(v.value))
    if v is None:
        return "N"
    if v is True or v is False:
        return "T" if v else "F"
    if isinstance(v, int):
        return "i%d" % v
    if isinstance(v, float):
        return "f%016x" % struct.unpack("<Q", struct.pack("<d", v))[0]
    if isinstance(v, str):
        return "s" + ".".join("%x" % ord(c) for c in v)
    if isinstance(v, bytes):
        return "y" + ".".join("%x" % b for b in v)
    if isinstance(v, slice):
        return ": %s %s %s" % (token(v.start), token(v.stop), token(v.step))
    if isinstance(v, tuple):
        return " ".join(["(%d" % len(v)] + [token(x) for x in v])
    if isinstance(v, list):
        return " ".join(["[%d" % len(v)] + [token(x) for x in v])
    if isinstance(v, dict):
        return " ".join(["{%d" % len(v)] + ["%s %s" % (token(a), token(b))
                                            for a, b in v.items()])
    raise TypeError(v)


def fresh(v):
    """The same value without any constant of this file in it."""
    if isinstance(v, str):
        return chr(ord(v)) if len(v) == 1 else "".join(list(v))
    if isinstance(v, Kw):
        return Kw(v.name, fresh(v.value))
    if isinstance(v, (list, tuple)):
        return type(v)([fresh(x) for x in v])
    if isinstance(v, dict):
        return {fresh(a): fresh(b) for a, b in v.items()}
    return v


def ask(op, run, *operands):
    operands = tuple(fresh(v) for v in operands)
    kind = "-"
    try:
        result = run(*operands)
        answer = "=" + ascii(result)
        if isinstance(result, str):
            if operands and result is operands[0]:
                kind = "S"
            elif len(result) == 1 and result is chr(ord(result)):
                kind = "C"
    except MemoryError:
        return
    except Exception as e:
        answer = "!%s: %s" % (type(e).__name__,
                              ascii(str(e))[1:-1] if not e.args or
                              isinstance(e.args[0], str) and
                              not isinstance(e, KeyError)
                              else ascii(e.args[0]))
    print(op, " ".join(token(v) for v in operands), answer, kind, sep="\t")


def method(name, *operands):
    def run(self, *args):
        pos = [a for a in args if not isinstance(a, Kw)]
        kw = {a.name: a.value for a in args if isinstance(a, Kw)}
        if name == "maketrans":
            return str.maketrans(*pos, **kw)
        return getattr(str, name)(self, *pos, **kw)
    ask("." + name, run, *operands)


def op(symbol, run, *operands):
    ask(symbol, run, *operands)


TEXTS = [
    "", "a", "Z", "1", " ", "\t", "\n", "é", "ÿ", "ß", "Ā", "Σ", "😀", "abc",
    "hello world", "Hello World", "  lead", "trail  ", "  both  ", "a,b,,c",
    "one\ntwo\r\nthree\rfour\x0bfive\x85six\u2028seven", "aaa", "ababab",
    "tab\there\t\tthere", "ΟΔΥΣΣΕΥΣ", "ΑΣ ΑΣ. ΣΑ", "ﬁancé ﬀ", "ǆ ǅ Ǆ",
    "İstanbul ı", "привет Мир", "ŉ ΐ ᾼ ᾳ", "mixed é Ā 😀 text", "x" * 100,
    "it's", 'say "hi"', "it's \"both\"", "back\\slash", "\x00\x01\x7f",
    "\xad\xa0\u200b\ud800\U000e0001", "123", "١٢٣", "²³", "½", "Ⅷ", "五",
    "_id1", "1id", "naïve", "ünï", "-12", "+7", "- 1", "\x1c\x1d\x1e\x1f",
    "They're Bill's", "ᾨDE", "é" * 3, "a\u0300b", "\u2029end", "end\n",
    "\r\n", "\n\n", "ab\tc\nde\tf", "ẞ", "ﬃ", "ᏣᎳᎩ", "ꭰ", "𐐀𐐨",
]

SMALL = ["", "a", "b", "ab", " ", "l", "é", "Ā", "😀", ",", "aa", "\n", "xyz"]


def questions_methods():
    plain = ("capitalize casefold lower upper title swapcase isalnum isalpha "
             "isascii isdecimal isdigit isidentifier islower isnumeric "
             "isprintable isspace istitle isupper splitlines split rsplit "
             "strip lstrip rstrip expandtabs format").split()
    for name, text in itertools.product(plain, TEXTS):
        method(name, text)
    for text in TEXTS:
        method("splitlines", text, True)
        method("splitlines", text, Kw("keepends", 1))
        for size in (0, 1, 3, 4, 8, -1):
            method("expandtabs", text, size)
        for part in SMALL:
            for name in ("find rfind index rindex count startswith endswith "
                         "partition rpartition removeprefix removesuffix "
                         "strip lstrip rstrip split rsplit").split():
                method(name, text, part)
            for n in (0, 1, 2, -1):
                method("split", text, part, n)
                method("rsplit", text, part, n)
                method("replace", text, part, "Q", n)
            for new in ("", "é", "😀😀", part):
                method("replace", text, part, new)
            for start, end in ((0, 2), (1, None), (-3, -1), (5, 2), (2, 100),
                               (None, None), (-100, 1), (100, 200)):
                for name in "find rfind count startswith endswith".split():
                    method(name, text, part, start, end)
        for n in (0, 1, 2, 5):
            method("split", text, None, n)
            method("rsplit", text, None, n)
            method("split", text, Kw("maxsplit", n))
        for width in (0, 1, 4, 7, 12, 13, -5):
            for name in ("center", "ljust", "rjust"):
                method(name, text, width)
                method(name, text, width, "é")
            method("zfill", text, width)
        method("startswith", text, ("x", "a", "h"))
        method("endswith", text, ("x", "d", "c"))
        method("startswith", text, ())
        method("translate", text, {97: "é", 98: None, 108: 76, 111: "00"})
        method("translate", text, {})
        for seq in ([], [""], ["a"], ["a", "b"], ["é", "", "a"], ["Ā"] * 3,
                    ("x",), ("x", "😀"), "abc", "", {"k": 1, "é": 2}):
            method("join", text, seq)


def questions_errors():
    bad = [1, 1.5, None, [], (), "x", True, {}]
    names = ("find rfind index rindex count startswith endswith partition "
             "rpartition removeprefix removesuffix strip lstrip rstrip split "
             "rsplit join translate center ljust rjust zfill replace "
             "splitlines expandtabs lower isalpha format format_map maketrans "
             "title __format__").split()
    for name in names:
        method(name, "abc")
        for a in bad:
            method(name, "abc", a)
            for b in bad:
                method(name, "abc", a, b)
                if a == "x":
                    for c in bad:
                        method(name, "abc", a, b, c)
        method(name, "abc", "x", 1, 2, 3, 4)
        method(name, "abc", Kw("nonsense", 1))
        method(name, "abc", 10 ** 30)
        method(name, "abc", "x", 10 ** 30)
    for args in (({1.0: 1},), ({"ab": 1},), ({"a": "b", 1: None},),
                 ("ab", "cd"), ("ab", "c"), ("ab", "cd", "é"), ("a",),
                 ("ab", 1), (1, "a"), ({"é": "x", "😀": 5},)):
        method("maketrans", "", *args)
    for table in ({97: -1}, {97: 0x110000}, {97: 1.5}, {97: 10 ** 30}, [1, 2],
                  "é" * 98, {97: "xyz"}, {97: 233}, 5):
        method("translate", "abc", table)
    method("expandtabs", "a\tb", 2 ** 31)
    method("expandtabs", "a\tb", Kw("tabsize", 2))
    method("split", "a b", Kw("sep", None), Kw("maxsplit", 1))
    method("split", "a b", Kw("sep", "x"), Kw("sap", 1))


def questions_operators():
    numbers = [-2, -1, 0, 1, 2, 3, 100, -100, 10 ** 30, -10 ** 30]
    for a in TEXTS:
        for b in SMALL + TEXTS[::5]:
            op("+", lambda x, y: x + y, a, b)
            op("in", lambda x, y: y in x, a, b)
            for name, run in (("<", lambda x, y: x < y),
                              ("<=", lambda x, y: x <= y),
                              ("==", lambda x, y: x == y),
                              ("!=", lambda x, y: x != y),
                              (">", lambda x, y: x > y),
                              (">=", lambda x, y: x >= y)):
                op(name, run, a, b)
        for n in (-1, 0, 1, 2, 5):
            op("*", lambda x, y: x * y, a, n)
        for i in numbers:
            op("[]", lambda x, y: x[y], a, i)
        for start, stop in itertools.product((None, 0, 1, -2, 9), repeat=2):
            for step in (None, 1, 2, -1, -3):
                op("[]", lambda x, y: x[y], a, slice(start, stop, step))
        op("list", list, a)
        op("hash", hash, a)
        op("repr", repr, a)
        op("ascii", ascii, a)
        op("str", str, a)
        op("len", len, a)
        op("sizeof", sys.getsizeof, a)
        op("bool", bool, a)
    for bad in (1, None, 1.5, [], ()):
        op("+", lambda x, y: x + y, "abc", bad)
        op("in", lambda x, y: y in x, "abc", bad)
        op("[]", lambda x, y: x[y], "abc", bad)
        op("==", lambda x, y: x == y, "abc", bad)
        op("<", lambda x, y: x < y, "abc", bad)
    op("*", lambda x, y: x * y, "ab", 2 ** 62)
    op("[]", lambda x, y: x[y], "abc", slice(0, 1, 0))
    op("[]", lambda x, y: x[y], "abc", slice("a", 1, 1))
    for args in ((), (1,), ("x",), (None,), (1.5,), (1, 2), (1, "a"),
                 ("a", "b"), (1, 2, 3, 4), (Kw("object", 5),), (Kw("x", 1),),
                 ("a", Kw("errors", "x")), ([1, "é"],), (1, Kw("encoding", 3)),
                 (Kw("errors", "x"),)):
        ask("new", lambda *a: str(*[x for x in a if not isinstance(x, Kw)],
                                  **{x.name: x.value for x in a
                                     if isinstance(x, Kw)}), *args)


def questions_search():
    rand = random.Random(7)
    for _ in range(2500):
        chars = rand.choice(["ab", "abc", "aé", "aĀ", "a😀b"])
        hay = "".join(rand.choice(chars) for _ in range(rand.randrange(200)))
        if rand.random() < 0.7 and hay:
            i = rand.randrange(len(hay))
            needle = hay[i:i + rand.randrange(1, 40)]
        else:
            needle = "".join(rand.choice(chars)
                             for _ in range(rand.randrange(1, 30)))
        if rand.random() < 0.2:
            needle += rand.choice(chars)
        for name in ("find", "rfind", "count", "partition", "rpartition"):
            method(name, hay, needle)
    for n in (1, 2, 9, 10, 30):
        for hay in ("a" * 300, "ab" * 150, "a" * 150 + "b" + "a" * 149):
            for needle in ("a" * n, "a" * n + "b", "b" + "a" * n, "ab" * n):
                for name in ("find", "rfind", "count"):
                    method(name, hay, needle)


NUMBERS = [0, 1, -1, 7, -42, 255, 1000, 1234567, -1234567, 2 ** 31, 10 ** 20,
           -10 ** 40, True, False]
FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 1 / 3, 1e16, 1e15, 1e17,
          123456789.123, -1e-5, 1e-4, 5e-324, 1.7976931348623157e308, 1e22,
          float("inf"), float("-inf"), float("nan"), 100.0, 999999.5, 0.00001,
          1e100, -0.04, 12345.678]


def questions_format():
    specs = ["", "s", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ",
             "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010x", "c", "n",
             ",", "_", "_x", "_b", ",d", "010,", "020_", "e", "E", "f", "F",
             "g", "G", "%", ".2f", ".0f", ".3", ".10g", "#.0f", "+.2e", "012.3f",
             "*^12", "é>8", "<+8", "z", "z.1f", "#g", "#", "^12.1%", ",.2f",
             "_.3f", "015,.2f", "012", "<012", ".5s", "10.2s", "^10.3", "+s",
             " s", "#s", "zs", "=10s", "q", "dd", "10.", ".", "é", ",x", ",_",
             "_,", ",,", "__", "+c", "#c", ".1d", "5c", "=5c", "0c", "zd", "r",
             "99999999999999999999", ".99999999999999999999", "1" * 3, "<<5",
             "{", "}5", "==5", "=05", "x^9x", "\x01", "ё", "０5", "#,", "#.3",
             "#.3e", "#x ", "10n", ".3n", "+,d", "0=10", "0<10d", "1d", "s5",
             "z+", "+z.0f", "#z", "z#.0f", "₀5", "0", "00", "0005", "+0",
             "+05d", "-010x", "#06o", " _d", "020,.1f", "_e", ",%", ",g",
             ".0g", ".0e", ".0%", "#.0e", "#.0g", ".17g", ".20f", ".50f",
             ".30e", "e<5", "f>5d", "d<5"]
    values = NUMBERS + FLOATS + ["", "a", "abc", "é😀", "hello world", None,
                                 [1], (1, 2), 65, 233, 0x1f600, 0x110000]
    for v, spec in itertools.product(values, specs):
        ask("format", lambda v, s: format(v, s), v, spec)
    for v in NUMBERS + FLOATS:
        for spec in ["%d%s" % (w, t) for w in (1, 8, 20, 27)
                     for t in ("", ",", "_", "f", "d", "x", "e", ",.1f")]:
            ask("format", lambda v, s: format(v, s), v, "0" + spec)


def questions_percent():
    codes = "s r a d i u o x X e E f F g G c".split()
    flags = ["", "-", "+", " ", "#", "0", "-0", "+0", " 0", "#0", "+ ", "-#"]
    sizes = ["", "5", "12", ".0", ".3", "8.3", ".10", "15.6"]
    values = [0, 1, -1, 255, -1234567, 10 ** 20, 1.5, -0.0, 1e16, float("nan"),
              float("-inf"), "a", "é", "hello", "", None, True, [1, "é"],
              2.5, 12345.678, 0x110000, -5]
    for code, flag, size in itertools.product(codes, flags, sizes):
        for v in values:
            op("%", lambda x, y: x % y, "%" + flag + size + code, (v,))
    rows = [
        ("%s and %s", ("a", "é")), ("%s %s", ("a",)), ("%s", ("a", "b")),
        ("%s", "x"), ("%s", 5), ("plain", ()), ("plain", 1), ("plain", {}),
        ("plain", []), ("%%", ()), ("%%", 1), ("%5%", ()), ("%", ()), ("%-%", (1,)), ("%l%", ()),
        ("%5", (1,)), ("%z", (1,)), ("%é", (1,)), ("%(a)s", {"a": 1}),
        ("%(a)s %(b)d", {"a": "x", "b": 2}), ("%(c)s", {"a": 1}),
        ("%(a)s", (1,)), ("%(a)s", "x"), ("%(a", {"a": 1}), ("%(a)", {"a": 1}),
        ("%(a(b)c)s", {"a(b)c": 1}), ("%()s", {"": 9}), ("%(a)5.1f|", {"a": 2.25}),
        ("%*d", (5, 42)), ("%-*d|", (5, 42)), ("%*d|", (-5, 42)),
        ("%.*f", (2, 3.14159)), ("%*.*f", (8, 2, 3.14159)), ("%*d", ("a", 1)),
        ("%.*d", (1.5, 1)), ("%*d", (1,)), ("%.*f", (-1, 2.5)), ("%*d", (10 ** 30, 1)),
        ("%.*d", (10 ** 30, 1)), ("%.*d", (2 ** 31, 1)),
        ("%99999999999999999999d", (1,)), ("%.99999999999d", (1,)),
        ("%ld %hd %Ls", (1, 2, 3)), ("%d", "a"), ("%x", 1.5), ("%o", "1"),
        ("%f", "a"), ("%f", None), ("%c", "ab"), ("%c", ""), ("%c", 1.5),
        ("%c", -1), ("%c", 10 ** 20), ("%c", 128512), ("%d", None),
        ("%i", []), ("%d", float("nan")), ("%d", float("inf")), ("%f", 10 ** 400),
        ("%s%%", ("a",)), ("a%%b", ()), ("%s é %s", ("x", "😀")),
        ("%r", ("it's",)), ("%a", ("é",)), ("%.2s", ("é😀x",)), ("%5s|%-5s|", ("é", "é")),
        ("%s", ((1, 2),)), ("%s", ((),)), ("%s", [1, 2]), ("%s", {}), ("%s", None),
        ("%(a)s %s", {"a": 1}), ("%s %(a)s", {"a": 1}), ("%(a)*d", {"a": 1}),
        ("%#x %#o %#X", (255, 8, 255)), ("%+d % d", (5, 5)), ("%05d", (-3,)),
        ("%.5d", (-3,)), ("%#.5x", (3,)), ("%#08.5x", (-3,)), ("%-8x|", (255,)),
        ("%\x01", (1,)), ("abc%", (1,)), ("%s" * 10, tuple(range(10))),
        ("😀 %s", ("a",)), ("%1", ()), ("%.", (1,)), ("%h", (1,)), ("%()", {}),
    ]
    for fmt, args in rows:
        op("%", lambda x, y: x % y, fmt, args)


def questions_str_format():
    rows = [
        ("", ()), ("plain", ()), ("{}", ("a",)), ("{}", (5,)), ("{} {}", ("a", 1)),
        ("{0} {1} {0}", ("a", "é")), ("{} {0}", (1,)), ("{0} {}", (1,)),
        ("{", ()), ("}", ()), ("{}", ()), ("{5}", (1,)), ("{a}", ()),
        ("{{}}", ()), ("{{{}}}", (1,)), ("{{", ()), ("}}", ()), ("a{{b", ()),
        ("{:5}|", ("x",)), ("{:>5}|", ("x",)), ("{:05d}", (42,)),
        ("{!r}", ("é",)), ("{!s}", (1,)), ("{!a}", ("é",)), ("{!x}", (1,)),
        ("{!é}", (1,)), ("{!", ()), ("{!r", (1,)), ("{!rx}", (1,)), ("{!r:>8}", ("a",)),
        ("{:{}}", ("x", 5)), ("{:{}{}}", ("x", ">", 5)), ("{:{:{}}}", (1, 2, 3)),
        ("{0:{1}}", (1, 5)), ("{:{0}}", (1, 5)), ("{a:{b}}", (Kw("a", 1), Kw("b", 4))),
        ("{0[0]}", ([7],)), ("{0[k]}", ({"k": 1},)), ("{0[5]}", ([1],)),
        ("{0[a]}", ([1],)), ("{[0]}", ([8],)), ("{0[-1]}", ([1],)), ("{0[0}", ([1],)),
        ("{0[]}", ([1],)), ("{0[0]x}", ([1],)), ("{0.}", (1,)), ("{0.real}", (5,)),
        ("{0.nope}", (5,)), ("{.imag}", (5,)), ("{0[0][1]}", ([[1, 2]],)),
        ("{a}", (Kw("a", "v"),)), ("{a} {b}", (Kw("a", 1), Kw("b", 2))),
        ("{a.real}", (Kw("a", 3),)), ("{a[0]}", (Kw("a", "xyz"),)),
        ("{0}{", (1,)), ("{0", (1,)), ("{0:", (1,)), ("{0:5", (1,)), ("{0!r:", (1,)),
        ("{0{}}", (1,)), ("{{0}", (1,)), ("{:{}", (1, 2)), ("{:}}", (1,)),
        ("{99999999999999999999}", (1,)), ("{0[99999999999999999999]}", ([1],)),
        ("{-1}", (1,)), ("{ 0}", (1,)), ("{0 }", (1,)), ("{é}", (Kw("é", 1),)),
        ("{:é>5}", (1,)), ("{:q}", (1,)), ("{:5}", ([1],)), ("{:}", ([1],)),
        ("{:5}", (None,)), ("{}", (None,)), ("{!r:5}", (None,)), ("{:,}", (1234567,)),
        ("{:.2f} {:e}", (1.005, 12345.678)), ("{:%}", (0.25,)), ("{0:x} {0:#b}", (10,)),
        ("{}{}", ("a", "")), ("{}{}", ("", "a")), ("é{}😀", ("Ā",)), ("{:}", ("abc",)),
        ("{:3}", ("abc",)), ("{a}{}{b}{}", (1, 2, Kw("a", 3), Kw("b", 4))),
        ("{0[a b]}", ({"a b": 1},)), ("{0[a.b]}", ({"a.b": 1},)), ("{0[[]}", ({"[": 1},)),
        ("{0.real.imag}", (5,)), ("{0.real[0]}", (5,)), ("{:{}.{}}", (3.14159, 8, 3)),
        ("{!r}}", (1,)), ("}{", (1,)), ("{}}", (1,)), ("{٣}", (0, 1, 2, 3)),
    ]
    for fmt, args in rows:
        method("format", fmt, *args)
    maps = [("{a}", {"a": 1}), ("{a[0]}", {"a": "x"}), ("{b}", {"a": 1}), ("{}", {}),
            ("{0}", {}), ("{a:{b}}", {"a": 1, "b": 5}), ("x", {}), ("{a}", [1]),
            ("{a}", 5), ("{a!r:>5}", {"a": "é"})]
    for fmt, m in maps:
        method("format_map", fmt, m)


def questions_utf8():
    rows = [b"", b"a", b"abc", b"\xff", b"a\xffb", b"\x80", b"\xc0\x80",
            b"\xc1\xbf", b"\xc2", b"\xc2a", b"\xc3\xa9", b"\xe4\xb8",
            b"\xe4", b"\xe4\xb8\xad", b"\xe4a", b"\xe4\xb8a", b"\xe0\x80\x80",
            b"\xe0\x9f\xbf", b"\xe0\xa0\x80", b"\xed\xa0\x80", b"\xed\x9f\xbf",
            b"\xee\x80\x80", b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xf0\x9f",
            b"\xf0", b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xf0\x90\x80\x80",
            b"\xf4\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80",
            b"\xf8\x88\x80\x80\x80", b"\xf0\x9fa", b"\xf0\x9f\x98a", b"\xfe",
            b"\x00", b"a\x00b", b"\xef\xbb\xbfx", b"\xc3\xa9" * 50,
            b"\xed\xa0\xbd\xed\xb8\x80", b"x" * 5000, b"x" * 5000 + b"\xe9"]
    rand = random.Random(11)
    for _ in range(2000):
        text = "".join(chr(rand.choice((65, 233, 256, 8364, 128512)))
                       for _ in range(rand.randrange(1, 8))).encode()
        rows.append(text)
        cut = bytearray(text)
        cut[rand.randrange(len(cut))] = rand.randrange(256)
        rows.append(bytes(cut))
        rows.append(text[:rand.randrange(len(text))])
        rows.append(bytes(rand.randrange(256) for _ in range(4)))
    for row in rows:
        ask("utf8", lambda b: b.decode("utf-8"), row)


def questions_unicode():
    """Every property of every character, as checksums."""
    chars = [chr(c) for c in range(0x110000)]
    for name in ("isprintable isalpha isdecimal isdigit isnumeric isspace "
                 "islower isupper isidentifier").split():
        run = getattr(str, name)
        text = "".join("1" if run(c) else "0" for c in chars)
        ask("class", lambda n: zlib.crc32(text.encode()), name)
    text = "".join("1" if ("a" + c).isidentifier() else "0" for c in chars)
    ask("class", lambda n: zlib.crc32(text.encode()), "iscontinue")
    text = "".join(str(unicodedata.decimal(c, "-")) for c in chars)
    ask("class", lambda n: zlib.crc32(text.encode()), "decimal")
    for name in "lower upper title casefold swapcase capitalize".split():
        run = getattr(str, name)
        text = "".join(run(c) for c in chars)
        data = text.encode("utf-8", "surrogatepass")
        ask("case", lambda n: zlib.crc32(data), name)
        # A letter in front and one behind, for title(), sigma and the like.
        text = "".join(run("aa" + c + "\u03a3" + c + "A") for c in chars)
        data = text.encode("utf-8", "surrogatepass")
        ask("context", lambda n: zlib.crc32(data), name)


def questions_random():
    """Formats nobody would write."""
    rand = random.Random(5)
    values = [0, -7, 12345, 2.5, -0.0, "a", "é😀", None, [1], True, 10 ** 20]

    def pick(letters, most):
        while True:
            n = rand.randrange(1, most)
            text = "".join(rand.choice(letters) for _ in range(n))
            if not re.search("[0-9]{4}", text):
                return text

    for _ in range(6000):
        args = tuple(rand.choice(values) for _ in range(rand.randrange(4)))
        op("%", lambda x, y: x % y, pick("%%%%sdrxXgfec#+-0 53.*(a)é%", 12), args)
        method("format", pick("{{{}}}}:!rs.[]0123a<>^=,_+#xdfé", 14), *args,
               Kw("a", rand.choice(values)))
        ask("format", lambda v, s: format(v, s), rand.choice(values),
            pick("<>=^+- z#0053.,_dxXobcneEfFgGs%é", 8))


def main():
    questions_random()
    questions_utf8()
    questions_unicode()
    questions_methods()
    questions_errors()
    questions_operators()
    questions_search()
    questions_format()
    questions_percent()
    questions_str_format()


if __name__ == "__main__":
    main()
