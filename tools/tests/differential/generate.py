#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Write random programs that any CPython 3.11 runs to the end.

usage: generate.py DIR [COUNT [SEED]]

Each program keeps a few variables of each type and applies random operations
and methods to them, every one guarded: what it prints or raises is the test.
The same seed writes the same programs.
"""
import os
import random
import sys

INTS = ["0", "1", "-1", "2", "3", "-7", "10", "255", "256", "257", "-5", "-6",
        "2 ** 30", "2 ** 30 - 1", "-2 ** 31", "2 ** 60 + 1", "2 ** 61 - 1",
        "-2 ** 63", "10 ** 20", "-10 ** 25 + 3", "3 ** 90", "True", "False"]
FLOATS = ["0.0", "-0.0", "1.0", "1.5", "-2.5", "0.1", "1e10", "1e-7", "3.75",
          "1e300", "-1e16", "123456.789", "2.0 ** 53", "1e22", "5e-324",
          "float('inf')", "float('nan')"]
STRS = ["''", "'a'", "'abc'", "'hello world'", "'  x '", "'ABC'", "'12'",
        "'-3'", "'é'", "'naïve'", "'日本'", "'😀x'", "'a,b,,c'", "'aaa'",
        "'x\\ny'", "\"it's\"", "'0x1f'", "'{}'", "'%s'"]
ARITH = ["+", "-", "//", "%", "/", "&", "|", "^"]
COMPARE = ["==", "!=", "<", "<=", ">", ">=", "is", "in", "not in"]
UNARY = ["-", "+", "~", "not "]
SPECS = ["", ">8", "<6", "^9", "05", "+", ",", "x", "b", ".2f", "e", "g", "d",
         "s", "*^11", ".3", "_", "#o", "%", "08.3f", "c", "n"]
STR_METHODS = [
    "upper()", "lower()", "title()", "capitalize()", "swapcase()",
    "casefold()", "strip()", "lstrip()", "rstrip({s})", "split()",
    "split({s})", "rsplit({s}, {n})", "splitlines()", "partition({s})",
    "rpartition({s})", "find({s})", "rfind({s}, {n})", "index({s})",
    "count({s})", "replace({s}, {s})", "replace({s}, {s}, {n})", "join({v})",
    "startswith({s})", "endswith({s}, {n})", "center({n})", "ljust({n}, {s})",
    "rjust({n})", "zfill({n})", "expandtabs({n})", "isalpha()", "isdigit()",
    "isalnum()", "isspace()", "istitle()", "isidentifier()", "isprintable()",
    "isnumeric()", "isdecimal()", "isupper()", "removeprefix({s})",
    "removesuffix({s})", "format({v}, {v})", "__len__()"]
LIST_METHODS = [
    "append({v})", "extend({v})", "insert({n}, {v})", "pop()", "pop({n})",
    "remove({v})", "index({v})", "count({v})", "reverse()", "sort()",
    "sort(reverse=True)", "sort(key=repr)", "copy()", "clear()", "__len__()"]
DICT_METHODS = [
    "get({v})", "get({v}, {v})", "keys()", "values()", "items()",
    "setdefault({v}, {v})", "pop({v})", "pop({v}, {v})", "popitem()",
    "update({d})", "copy()", "clear()", "__len__()"]
FUNCTIONS = [
    "times({v}, {v})", "times({v}, {v})", "len({v})", "repr({v})", "str({v})", "bool({v})", "type({v})", "abs({v})",
    "hash({h})", "int({v})", "float({v})", "list({v})", "tuple({v})",
    "dict({v})", "sorted({v})", "sorted({v}, key=repr)", "sum({v})",
    "min({v})", "max({v})", "min({v}, {v})", "max({v}, {v}, key=repr)",
    "list(enumerate({v}))", "list(zip({v}, {v}))", "divmod({v}, {v})",
    "round({v})", "round({v}, {k})", "hex({v})", "oct({v})", "bin({v})",
    "chr({v})", "ord({v})", "any({v})", "all({v})", "list(reversed({v}))",
    "isinstance({v}, (int, str))", "callable({v})", "ascii({v})",
    "list(map(repr, {v}))", "list(filter(None, {v}))", "int({s}, {n})",
    "sys.getsizeof({z})", "pow({i}, {k}, {i})", "range({n}, {n})[{n}]",
    "list(range({k}, {n}, {i}))[:5]", "format({v}, {spec!r})",
    "'%{percent}' % ({v},)", "[{v}, {v}][{n}]", "{v}[{k}:{n}]",
    "{v}[::{k}]", "{v}[{v}]", "[y for y in {v}]",
    "[y for y in {v} if y]", "{{y: 0 for y in {v}}}", "({v}, *{v})",
    "{v} if {v} else {v}", "{v} and {v} or {v}", "f'{{{v}!r:>12}}'",
    "f'{{{v}:{spec}}}'"]
PERCENT = ["s", "r", "d", "5d", "-5d", "x", "#x", "o", "e", ".3f", "g", "c",
           "10s", ".2s", "a", "+d", "05d", "%%s"]


class Program:
    def __init__(self, rng):
        self.rng = rng
        self.lines = []

    def literal(self, depth=0):
        kind = self.rng.randrange(10 if depth < 2 else 6)
        if kind < 2:
            return self.rng.choice(INTS)
        if kind < 3:
            return self.rng.choice(FLOATS)
        if kind < 5:
            return self.rng.choice(STRS)
        if kind < 6:
            return self.rng.choice(["None", "range(3)", "range(9, 0, -2)"])
        items = [self.literal(depth + 1) for _ in range(self.rng.randrange(5))]
        if kind < 8:
            return "[" + ", ".join(items) + "]"
        if kind < 9:
            return "(" + "".join(x + ", " for x in items) + ")"
        return "{" + ", ".join("%s: %s" % (self.key(), x)
                               for x in items) + "}"

    def key(self):
        return self.rng.choice(INTS + FLOATS[:-1] + STRS)

    def variable(self):
        return self.rng.choice("abcdefgh")

    def fill(self, text):
        """Replace one placeholder after the other by something random."""
        rng = self.rng
        makers = {
            "{v}": self.variable, "{s}": lambda: rng.choice(STRS),
            "{n}": lambda: str(rng.randrange(-2, 9)),
            "{k}": lambda: str(rng.randrange(-3, 7)),
            "{i}": lambda: rng.choice(INTS[:16]),
            "{h}": lambda: rng.choice(INTS + FLOATS[:-1] + STRS),
            "{d}": lambda: "{%s: %s}" % (self.key(), self.literal(1)),
            "{z}": lambda: self.literal(), "{spec!r}":
            lambda: repr(rng.choice(SPECS)), "{spec}":
            lambda: rng.choice(SPECS), "{percent}":
            lambda: rng.choice(PERCENT)}
        for mark, make in makers.items():
            while mark in text:
                text = text.replace(mark, make(), 1)
        return text.replace("{{", "{").replace("}}", "}")

    def expression(self):
        rng, kind = self.rng, self.rng.randrange(12)
        if kind < 3:
            return "%s %s %s" % (self.variable(), rng.choice(ARITH),
                                 self.variable())
        if kind < 4:
            return "%s %s %s" % (self.variable(), rng.choice(COMPARE[:6]),
                                 self.variable())
        if kind < 5:
            return "%s %s %s" % (self.variable(), rng.choice(COMPARE[6:]),
                                 self.variable())
        if kind < 6:
            return rng.choice(UNARY) + self.variable()
        if kind < 9:
            return self.fill(rng.choice(FUNCTIONS))
        methods = rng.choice([STR_METHODS, LIST_METHODS, DICT_METHODS])
        return "%s.%s" % (self.variable(), self.fill(rng.choice(methods)))

    def statement(self):
        rng, kind = self.rng, self.rng.randrange(10)
        if kind < 6:
            return "r = " + self.expression()
        if kind < 7:
            return "%s %s= %s" % (self.variable(), rng.choice(ARITH),
                                  self.variable())
        if kind < 8:
            return "%s[%s] = %s" % (self.variable(),
                                    self.fill(rng.choice(
                                        ["{n}", "{k}:{n}", "{s}", "::{k}"])),
                                    self.variable())
        if kind < 9:
            return self.fill(rng.choice(
                ["del {v}[{n}]", "del {v}[{k}:{n}]", "{v}, {v} = {v}, {v}",
                 "{v}, *{v} = {v}", "del {v}[{s}]"]))
        return "%s = %s" % (self.variable(), self.literal())

    def write(self):
        out = ["import sys",
               "def times(x, y):",
               "    # No gigantic repetition: what either side allows differs.",
               "    if isinstance(x, int) and isinstance(y, (str, list, tuple)):",
               "        x = x % 1000",
               "    if isinstance(y, int) and isinstance(x, (str, list, tuple)):",
               "        y = y % 1000",
               "    return x * y",
               "def show(x):",
               "    print(x if len(repr(x)) < 2000 else len(repr(x)))"]
        for name in "abcdefgh":
            out.append("%s = %s" % (name, self.literal()))
        for _ in range(40):
            out += ["r = None", "try:", "    " + self.statement(),
                    "    show(r)", "except Exception as x:",
                    "    print(type(x).__name__, x)"]
            if not self.rng.randrange(6):
                name = self.variable()
                out += ["try: show(%s); print(sys.getsizeof(%s))"
                        % (name, name),
                        "except Exception as x: print(x)"]
                # What grew without bound starts again.
                out += ["if sys.getsizeof(%s) > 5000: %s = %s"
                        % (name, name, self.literal())]
        # The last one is not guarded: its traceback is compared.
        out.append(self.statement())
        return "\n".join(out) + "\n"


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    os.makedirs(folder, exist_ok=True)
    for n in range(count):
        rng = random.Random("%d %d" % (seed, n))
        path = os.path.join(folder, "s%d_%03d.py" % (seed, n))
        with open(path, "w") as f:
            f.write(Program(rng).write())
    return 0


if __name__ == "__main__":
    sys.exit(main())
