#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Write module/objects/str_tables.c: what CPython 3.11 knows of each character.

Usage: gen-unicode.py > module/objects/str_tables.c

Every property is asked of str's own methods, so that the tables hold what
CPython does and not what a file of the Unicode consortium says. Each property
is a bit of enum ob_uni in module/objects/str_priv.h.
"""

import sys
import unicodedata

from tables import rows

END = 0x110000
LOWER, UPPER, TITLE, FOLD = range(4)

SIGMA, FINAL_SIGMA = "\u03a3", "\u03c2"


def flags(s):
    """The enum ob_uni bits of a character."""
    probe = "a" + SIGMA + s
    hides_end = probe.lower()[1] != FINAL_SIGMA
    hides_letter = (probe + "a").lower()[1] != FINAL_SIGMA
    bits = (
        s.isprintable(),
        s.isalpha(),
        s.isdecimal(),
        s.isdigit(),
        s.isnumeric(),
        s.isspace(),
        s.islower(),
        s.isupper(),
        s.isidentifier(),
        ("a" + s).isidentifier(),
        unicodedata.category(s) == "Lt",
        hides_letter and not hides_end,     # case-ignorable
        (s + "a").title()[-1] == "a",       # cased
    )
    return sum(1 << i for i, bit in enumerate(bits) if bit)


def parity_runs(values):
    """Cut values in runs that alternate between two values at most."""
    runs = []
    start = 0
    while start < END:
        pair = [None, None]
        i = start
        while i < END and pair[i & 1] in (None, values[i]):
            pair[i & 1] = values[i]
            i += 1
        if pair[0] is None:
            pair[0] = pair[1]
        if pair[1] is None:
            pair[1] = pair[0]
        runs.append((start, tuple(pair)))
        start = i
    return runs


def case_maps(values):
    """Single-character mappings as (first, last, step, delta), and the rest."""
    maps = [[] for _ in range(4)]
    special = []
    for c in range(END):
        s = chr(c)
        lower, upper, title, fold = s.lower(), s.upper(), s.title(), s.casefold()
        for kind, to, default in ((LOWER, lower, s), (UPPER, upper, s),
                                  (TITLE, title, upper), (FOLD, fold, lower)):
            if to == default:
                continue
            if len(to) > 1:
                special.append((c, kind, [ord(x) for x in to]))
                continue
            delta = ord(to) - c
            last = maps[kind][-1] if maps[kind] else None
            if last and last[3] == delta:
                gap = c - last[1]
                if gap <= 2 and (last[0] == last[1] or gap == last[2]):
                    last[1] = c
                    last[2] = gap
                    continue
            maps[kind].append([c, c, 1, delta])
    return maps, special


def main():
    values = [flags(chr(c)) for c in range(END)]
    runs = parity_runs(values)
    pairs = sorted({pair for _, pair in runs})
    if len(pairs) > 256:
        sys.exit("a run's pair does not fit in eight bits")
    number = {pair: i for i, pair in enumerate(pairs)}
    maps, special = case_maps(values)
    out = []
    put = out.append
    put("// SPDX-License-Identifier: GPL-2.0")
    put("/*")
    put(" * str_tables - character properties, Unicode %s"
        % unicodedata.unidata_version)
    put(" *")
    put(" * Written by tools/scripts/gen-unicode.py; do not edit.")
    put(" */")
    put('#include "str_priv.h"')
    put("")
    put("const u16 ob_uni_latin1[256] = {")
    out.extend(rows("0x%x" % values[c] for c in range(256)))
    put("};")
    put("")
    put("const u16 ob_uni_pairs[][2] = {")
    out.extend(rows("{0x%x, 0x%x}" % pair for pair in pairs))
    put("};")
    put("")
    put("const u32 ob_uni_runs[] = {")
    out.extend(rows("%d" % (start << 8 | number[pair]) for start, pair in runs))
    put("};")
    put("")
    put("const size_t ob_uni_nr_runs = ARRAY_SIZE(ob_uni_runs);")
    for kind, name in enumerate(("lower", "upper", "title", "fold")):
        put("")
        put("static const struct ob_uni_map map_%s[] = {" % name)
        out.extend(rows("{%d, %d, %d, %d}" % tuple(m) for m in maps[kind]))
        put("};")
    put("")
    put("const struct ob_uni_maps ob_uni_maps[OB_NR_CASES] = {")
    for name in ("lower", "upper", "title", "fold"):
        put("\t[OB_CASE_%s] = {map_%s, ARRAY_SIZE(map_%s)},"
            % (name.upper(), name, name))
    put("};")
    put("")
    put("const struct ob_uni_special ob_uni_specials[] = {")
    out.extend(rows("{%d, {%s}}" % (c << 2 | kind,
                                    ", ".join("0x%x" % x for x in to))
                    for c, kind, to in special))
    put("};")
    put("")
    put("const size_t ob_uni_nr_specials = ARRAY_SIZE(ob_uni_specials);")
    print("\n".join(out))


if __name__ == "__main__":
    main()
