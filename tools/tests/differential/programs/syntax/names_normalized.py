# SPDX-License-Identifier: GPL-2.0
# One name may be spelled in several ways (PEP 3131).
ﬁ = 3
print([name for name in globals() if name[:2] != "__"], fi)


def names(texts):
    """The names that a text of one name per line has."""
    return compile("\n".join(texts), "names", "exec").co_names


def letters():
    """Characters that names have, from all over Unicode."""
    for first, last, step in ((0x80, 0x3400, 1), (0x3400, 0xa000, 97),
                              (0xa000, 0xac00, 1), (0xac00, 0xd7a4, 13),
                              (0xf900, 0x12000, 1), (0x16000, 0x17000, 16),
                              (0x1bc00, 0x1f000, 1), (0x2f800, 0x2fa20, 1),
                              (0xe0100, 0xe01f0, 7)):
        for c in range(first, last, step):
            if ("a" + chr(c)).isidentifier():
                yield chr(c)


def digest(rows):
    total = 0
    for row in rows:
        for c in row:
            total = (total * 1000003 + ord(c)) % (2 ** 61 - 1)
        total = total * 31 % (2 ** 61 - 1)
    return total


every = list(letters())
print(len(every))
for start in range(0, len(every), 512):
    part = every[start:start + 512]
    alone = names("a" + c for c in part)
    print(start, len(alone), digest(alone))

# Marks in any order behind a letter; what is between keeps them apart.
marks = [chr(c) for c in (0x300, 0x301, 0x303, 0x308, 0x30a, 0x31b, 0x323,
                          0x327, 0x328, 0x331, 0x338, 0x345, 0x3099, 0x309a,
                          0x93c, 0x5b0, 0x5bc, 0x610, 0x1dce, 0x20d0)]
bases = ["a", "e", "o", "u", "s", "A", "\u0439", "\u03b1", "\u304b", "\u1100",
         "\uac00", "\u0928", "\U00011099", "\u1e9b", "\u0dd9"]
seed = 7
rows = []
for i in range(3000):
    row = []
    for k in range(7):
        seed = (seed * 1103515245 + 12345) & 0x7fffffff
        pool = bases if (seed >> 16) % 4 == 0 else marks
        row.append(pool[(seed >> 8) % len(pool)])
    rows.append("n" + "".join(row))
got = names(rows)
print(len(got), digest(got))
print(ascii(got[:12]))

# Syllables put together, halves and wholes.
for text in ("\u1100\u1161", "\u1100\u1161\u11a8", "\uac00\u11a8", "\uac01\u11a8",
             "\u1161\u11a8", "\u1112\u1175\u11c2", "\uac00\u11a7"):
    print(ascii(text), ascii(names([text])))

# A long row of marks is put in order in time.
long = "x" + "\u0301\u0323" * 2000
name, = names([long])
print(len(name), ascii(name[:4]),
      ascii(name[-3:]))


# Everything that is a name.
class ﬁrst:
    ªttr = 1
    __ﬁeld = 2

    def ﬂip(self, ﬀ=4, *, ℌ=5):
        return ff + H + self.__field


print(first.attr, sorted(n for n in vars(first) if not n.endswith("__")))
print(first().flip(), first().ﬂip(ff=1, H=2), first().flip(**{"ff": 0}))
print(getattr(first, "ªttr", "no such attribute"))
import sys as ｓｙｓ
from sys import ｍａｘｓｉｚｅ
print(sys.maxsize == maxsize)


def outer():
    ſ = 1

    def inner():
        nonlocal s
        s += 1
        return ſ

    return inner, outer.__code__.co_cellvars


inner, cells = outer()
print(inner(), cells)
match {"x": 1}:
    case {"x": ℝ}:
        print(R)
match first():
    case first(ªttr=ª):
        print(a)
print(f"{ﬁ=} {ﬁ!r}", (lambda ℂ: C)(8), [ℤ for Z in range(2)])
del ﬁ
try:
    fi
except NameError as e:
    print(e)
try:
    ﬁ
except NameError as e:
    print(e, ascii(e.name))
try:
    exec("def f(ﬁ, fi): pass")
except SyntaxError as e:
    print(e)
try:
    exec("global ﬁ\nfi = 1\nglobal fi")
except SyntaxError as e:
    print(e)
try:
    exec("f(ﬁ=1, fi=2)")
except SyntaxError as e:
    print(e)

# Characters that no name has.
for text in ("a\u200b=1", "x\u00b2=1", "\U0001f600=1", "a\U0001f600=1",
             "\u0301=1", "x=\u037a", "\ufdfa=1", "\ue000", "a\xad",
             "\U000e0100", "a\U000e0100=1", "\u3000", "\u212e", "\u2118",
             "\u1885", "a\ufe73=1", "\ufe73=1", "a\ufffd", "\u0e33=1",
             "a\u0e33=1", "\u0378", "\u2160=1", "\u00b7", "l\u00b7l=1",
             "\u0660=1", "a\u0660=1", "a\u2028b", "\u20ac=1", "a\u00a0=1",
             "\u203f", "a\u203fb=1", "\uff3f=1", "\u00aa\u00ba", "\u1fbf"):
    try:
        print(ascii(text), ascii(compile(text, "x", "exec").co_names))
    except SyntaxError as e:
        print(ascii(text), ascii(str(e)), e.offset, e.end_offset)
# Words are not, however they are spelled.
exec("ｉｆ = 1")
print("if" in globals(), globals()["if"])
