#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Write the names of CPython 3.11's characters, small, and the way into them.

Usage: gen-names.py

Writes module/objects/unicode_names.txt and module/objects/unicode_tables.c.

The text holds the words of all names, a line each; then a line for each name;
then aliases and names of sequences as they are. Words are ordered by how often
they are used in three tiers, in which they are in order: a word is one, two or
three characters of a name's line. A line begins with the character's number if
that does not follow the one before, and with how many words it shares with it.
Names that a rule makes of the number are left out. Aliases and sequences are
not to be had from unicodedata: perl's tables are asked, and CPython which of
them it knows.
"""

import collections
import glob
import re
import sys
import unicodedata

from tables import rows

FIRST = 33
BASE = 94
ONE = 44
TWO = 40
WORDS_EACH = 16
NAMES_EACH = 32
RULE = "CJK UNIFIED IDEOGRAPH-"
RULES = (RULE, "CJK COMPATIBILITY IDEOGRAPH-", "HANGUL SYLLABLE ",
         "TANGUT IDEOGRAPH-", "NUSHU CHARACTER-",
         "KHITAN SMALL SCRIPT CHARACTER-")


def char(n):
    return chr(FIRST + n)


def token(n):
    if n < ONE:
        return char(n)
    n -= ONE
    if n < TWO * BASE:
        return char(ONE + n // BASE) + char(n % BASE)
    n -= TWO * BASE
    return (char(ONE + TWO + n // BASE // BASE) + char(n // BASE % BASE)
            + char(n % BASE))


def by_rule(name):
    return name.startswith(RULES)


def tiers(names):
    count = collections.Counter(w for name in names.values()
                                for w in name.split(" "))
    order = [w for w, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))]
    two = ONE + TWO * BASE
    return sorted(order[:ONE]) + sorted(order[ONE:two]) + sorted(order[two:])


def ranges(names):
    """(first, last, rule) of each run of names that a rule makes."""
    out = []
    for code, name in names.items():
        rule = next(i for i, r in enumerate(RULES) if name.startswith(r))
        if rule != 2 and name != RULES[rule] + "%04X" % code:
            sys.exit("%s is no rule's name" % name)
        if out and out[-1][1] == code - 1 and out[-1][2] == rule:
            out[-1][1] = code
        else:
            out.append([code, code, rule])
    return out


def known(names):
    """(codes, name) of aliases and sequences that lookup() knows."""
    text = "".join(open(f).read() for f in sorted(
        glob.glob("/usr/share/perl/5.*.*/unicore/Name.pl")))
    for codes, name in sorted(set(re.findall(
            r"^([0-9A-F ]{4,})\n([A-Z][^\n]*)$", text, re.M))):
        chars = "".join(chr(int(c, 16)) for c in codes.split())
        if len(chars) == 1 and names.get(ord(chars)) == name:
            continue
        try:
            if unicodedata.lookup(name) == chars:
                yield " ".join("%04X" % ord(c) for c in chars), name
        except KeyError:
            pass


def main():
    names = {c: n for c in range(sys.maxunicode + 1)
             if (n := unicodedata.name(chr(c), None))}
    ruled = {c: n for c, n in names.items() if by_rule(n)}
    names = {c: n for c, n in names.items() if c not in ruled}
    words = tiers(names)
    number = {w: i for i, w in enumerate(words)}
    text, word_blocks, name_blocks = "", [], []
    for i, word in enumerate(words):
        if i % WORDS_EACH == 0:
            word_blocks.append(len(text))
        text += word + "\n"
    names_at = len(text)
    lines = []
    size = names_at
    before, last = [], -2
    for i, (code, name) in enumerate(names.items()):
        split = [number[w] for w in name.split(" ")]
        start = i % NAMES_EACH == 0
        share = 0
        if start:
            name_blocks.append((code, size))
        else:
            while (share < min(len(split), len(before))
                   and split[share] == before[share]):
                share += 1
        line = " %X " % code if start or code != last + 1 else ""
        line += char(share) + "".join(map(token, split[share:])) + "\n"
        lines.append(line)
        size += len(line)
        before, last = split, code
    text += "".join(lines)
    extra_at = len(text)
    for codes, name in known({**names, **ruled}):
        text += codes + ";" + name + "\n"
    with open("module/objects/unicode_names.txt", "w") as f:
        f.write(text)
    out = []
    put = out.append
    put("// SPDX-License-Identifier: GPL-2.0")
    put("/*")
    put(" * unicode_tables - where in unicode_names.txt is what, Unicode %s"
        % unicodedata.unidata_version)
    put(" *")
    put(" * Written by tools/scripts/gen-names.py; do not edit.")
    put(" */")
    put('#include "unicode_priv.h"')
    put("")
    put("const struct ob_uni_text ob_uni_text = {")
    put("\t.nr_words = %d, .tier = { 0, %d, %d, %d }," % (
        len(words), ONE, ONE + TWO * BASE, len(words)))
    put("\t.names = %d, .extra = %d, .end = %d," % (
        names_at, extra_at, len(text)))
    put("};")
    put("")
    put("const u32 ob_uni_word_blocks[] = {")
    out.extend(rows("%d" % n for n in word_blocks))
    put("};")
    put("")
    put("const struct ob_uni_name_block ob_uni_name_blocks[] = {")
    out.extend(rows("{ 0x%x, %d }" % b for b in name_blocks))
    put("};")
    put("")
    put("const size_t ob_nr_uni_name_blocks = ARRAY_SIZE(ob_uni_name_blocks);")
    put("")
    put("const struct ob_uni_rule ob_uni_rules[] = {")
    out.extend(rows("{ 0x%x, 0x%x, %d }" % tuple(r) for r in ranges(ruled)))
    put("};")
    put("")
    put("const size_t ob_nr_uni_rules = ARRAY_SIZE(ob_uni_rules);")
    with open("module/objects/unicode_tables.c", "w") as f:
        f.write("\n".join(out) + "\n")
    print("words %d of %d, names %d, longest %d bytes %d words, text %d" % (
        len(words), names_at, len(names), max(map(len, names.values())),
        max(n.count(" ") + 1 for n in names.values()), len(text)))


if __name__ == "__main__":
    main()
