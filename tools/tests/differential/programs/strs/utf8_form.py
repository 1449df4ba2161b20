# SPDX-License-Identifier: GPL-2.0
# Non-ASCII text keeps its UTF-8 form once it was asked for it as a C string.
import array
import sys
import types

size = sys.getsizeof
made = 0


def fresh(chars="\xe9"):
    global made
    made += 1
    return chars * 10 + str(made)


class Plain:
    pass


ASKERS = {
    "compile source": lambda s: compile(s, "f", "eval"),
    "compile filename": lambda s: compile("1", s, "eval"),
    "compile mode": lambda s: compile("1", "f", s),
    "eval": lambda s: eval(s),
    "exec": lambda s: exec(s),
    "type": lambda s: type(s, (), {}),
    "slots": lambda s: type("A", (), {"__slots__": (s,)}),
    "one slot": lambda s: type("A", (), {"__slots__": s}),
    "class namespace": lambda s: type("A", (), {s: 1}),
    "__name__": lambda s: setattr(Plain, "__name__", s),
    "__qualname__": lambda s: setattr(Plain, "__qualname__", s),
    "__module__": lambda s: setattr(Plain, "__module__", s),
    "setattr": lambda s: setattr(Plain(), s, 1),
    "getattr": lambda s: getattr(Plain(), s),
    "getattr of type": lambda s: getattr(Plain, s),
    "getattr of module": lambda s: getattr(sys, s),
    "encode": lambda s: s.encode(),
    "encoding": lambda s: "x".encode(s),
    "errors": lambda s: "\xe9".encode("ascii", s),
    "errors unused": lambda s: "".encode("ascii", s),
    "decoding": lambda s: b"x".decode(s),
    "decoding errors": lambda s: b"\xff".decode("ascii", s),
    "decoding nothing": lambda s: b"".decode("ascii", s),
    "str encoding": lambda s: str(b"x", s),
    "str errors": lambda s: str(b"x", "ascii", s),
    "bytes encoding": lambda s: bytes("x", s),
    "bytes errors": lambda s: bytes("x", "utf-8", s),
    "bytearray encoding": lambda s: bytearray("x", s),
    "bytearray errors": lambda s: bytearray("x", "utf-8", s),
    "bytes": lambda s: bytes(s, "utf-8"),
    "float": lambda s: float(s),
    "int": lambda s: int(s),
    "int of base": lambda s: int(s, 36),
    "complex": lambda s: complex(s),
    "float.fromhex": lambda s: float.fromhex(s),
    "bytes.fromhex": lambda s: bytes.fromhex(s),
    "__getformat__": lambda s: float.__getformat__(s),
    "import": lambda s: __import__(s),
    "format spec": lambda s: format(1, s),
    "format": lambda s: format(s, "20"),
    "format_map": lambda s: "{x}".format(**{s: 1, "x": 2}),
    "percent": lambda s: "%s" % s,
    "hash": hash,
    "repr": repr,
    "to_bytes": lambda s: (1).to_bytes(1, s),
    "array": lambda s: array.array(s),
    "module": lambda s: types.ModuleType(s),
    "namespace": lambda s: types.SimpleNamespace(**{s: 1}),
    "keyword": lambda s: (lambda: 0)(**{s: 1}),
    "keyword of C": lambda s: int(**{s: 1}),
}

for label, ask in ASKERS.items():
    for chars in "\xe9", "\u0101", "\U0001f600":
        s = fresh(chars)
        before = size(s)
        try:
            ask(s)
            result = "done"
        except Exception as e:
            result = type(e).__name__
        print(label, size(s) - before, result)

for text in ("{0}", "del {0}", "{0} = 1", "class {0}: pass",
             "def {0}(): pass", "import {0}", "from sys import {0}",
             "def f():\n    {0}\n    {0} = 1\nf()",
             "def f():\n    def g(): return {0}\n    g()\n    {0} = 1\nf()",
             "def f(a): pass\nf({0}=1)", "def f({0}): pass\nf()"):
    s = sys.intern(fresh())
    before = size(s)
    try:
        exec(text.format(s), {"sys": sys})
        result = "done"
    except Exception as e:
        result = type(e).__name__, str(e)
    print(repr(text), size(s) - before, result)

for text in "\ud800", "a\ud800\udc00b", "\xe9\0", "a\0":
    for label in ("compile source", "compile mode", "type", "__name__",
                  "encoding", "decoding nothing", "str encoding",
                  "float.fromhex", "__getformat__", "import", "eval"):
        try:
            ASKERS[label](text)
            print(label, ascii(text), "done")
        except Exception as e:
            print(label, ascii(text), type(e).__name__, e)


# The form goes with the text, and with what it was before it grew.
class Text(str):
    pass


for s in Text(fresh()), Text("abc"):
    before = size(s)
    try:
        eval(s)
    except NameError:
        pass
    print(size(s) - before)
s = fresh()
try:
    eval(s)
except NameError:
    pass
print(size(s))
s += "\xe9"
print(size(s))

# A character of Latin-1 is one object for everybody.
before = size(chr(0xf8))
try:
    eval(chr(0xf8))
except NameError:
    pass
print(size(chr(0xf8)) - before, size("x\xf8"[1]))
