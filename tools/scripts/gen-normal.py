#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Write module/objects/normal_tables.c: what names are normalized with.

Usage: gen-normal.py > module/objects/normal_tables.c

Only characters that a name may have are in the tables, as CPython 3.11's
unicodedata decomposes and composes them; Hangul syllables are reckoned.
"""

import unicodedata

from tables import rows

HANGUL = range(0xac00, 0xd7a4)
NAMED = [chr(c) for c in range(0x80, 0x110000)
         if ("a" + chr(c)).isidentifier()]
RUN_MAX = 128


def decompositions():
    """(character, what it becomes) for those that become something else."""
    for s in NAMED:
        to = unicodedata.normalize("NFKD", s)
        if to != s and ord(s) not in HANGUL:
            yield ord(s), [ord(x) for x in to]


def single_runs(pairs):
    """Runs of characters that become one each: [first, number, step, to]."""
    runs = []
    for c, to in pairs:
        if runs:
            first, n, step, start = last = runs[-1]
            if c == first + n and n < RUN_MAX:
                if n == 1 and to - start in (0, 1):
                    last[2] = step = to - start
                if (n == 1 and step == to - start) or to == start + n * step:
                    last[1] += 1
                    continue
        runs.append([c, 1, 1, to])
    return runs


def class_runs():
    """(first, combining class) wherever the class is another one."""
    before = 0
    for c in range(0x110000):
        value = unicodedata.combining(chr(c))
        if value != before:
            yield c, value
            before = value


def compositions():
    """(first, second, what they become), in order."""
    for s in NAMED:
        parts = unicodedata.decomposition(s)
        if not parts or parts[0] == "<" or " " not in parts:
            continue
        first, second = (int(x, 16) for x in parts.split())
        both = chr(first) + chr(second)
        if unicodedata.normalize("NFC", both) == s:
            yield first, second, ord(s)


def table(kind, name, items):
    yield ""
    yield "const %s ob_normal_%s[] = {" % (kind, name)
    yield from rows(items)
    yield "};"
    yield ""
    yield ("const size_t ob_normal_nr_%s = ARRAY_SIZE(ob_normal_%s);"
           % (name, name))


def main():
    whole = list(decompositions())
    single = single_runs((c, to[0]) for c, to in whole if len(to) == 1)
    print("// SPDX-License-Identifier: GPL-2.0")
    print("/*")
    print(" * normal_tables - equivalent characters of names, Unicode %s"
          % unicodedata.unidata_version)
    print(" *")
    print(" * Written by tools/scripts/gen-normal.py; do not edit.")
    print(" */")
    print('#include "normal_priv.h"')
    out = []
    out += table("struct ob_normal_run", "runs",
                 ("{0x%x, %d, %d, 0x%x}" % tuple(run) for run in single))
    out += table("struct ob_normal_many", "many",
                 ("{0x%x, {%s}}" % (c, ", ".join("0x%x" % x for x in to))
                  for c, to in whole if len(to) > 1))
    out += table("struct ob_normal_pair", "pairs",
                 ("{0x%x, 0x%x, 0x%x}" % pair
                  for pair in sorted(compositions())))
    out += table("u32", "classes",
                 ("0x%x" % (c << 8 | value) for c, value in class_runs()))
    print("\n".join(out))


if __name__ == "__main__":
    main()
