#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Write module/objects/codec_tables.c: the single-byte codecs of CPython 3.11.

Usage: gen-charmaps.py > module/objects/codec_tables.c

What each byte from 128 up means is asked of the codecs, and what they are
called of encodings.aliases. Codecs that are not ASCII below that are left out.
"""

import encodings.aliases

from tables import rows

ASCII = bytes(range(128))
NONE = 0xfffe


def table(name):
    """The 128 upper characters of a codec, or None if it is no such codec."""
    try:
        if ASCII.decode(name) != ASCII.decode("ascii"):
            return None
        chars = []
        for byte in range(128, 256):
            text = bytes([byte]).decode(name, "ignore")
            if len(text) > 1 or ord(text or "\0") > 0xffff:
                return None
            chars.append(ord(text) if text else NONE)
    except (UnicodeError, LookupError):
        return None
    if "charmap" not in error_name(name):
        return None
    return chars


def error_name(name):
    try:
        "\U0010ffff".encode(name)
    except UnicodeEncodeError as e:
        return e.encoding
    return ""


def main():
    modules = sorted(set(encodings.aliases.aliases.values())
                     | {"cp720", "cp737", "cp856", "cp874", "cp875", "cp1006",
                        "koi8_t", "koi8_u"})
    tables = {m: t for m in modules if (t := table(m))}
    names = {m: m for m in tables}
    names |= {a: m for a, m in encodings.aliases.aliases.items()
              if m in tables}
    number = {m: i for i, m in enumerate(tables)}
    out = []
    put = out.append
    put("// SPDX-License-Identifier: GPL-2.0")
    put("/*")
    put(" * codec_tables - what the bytes from 128 up mean in single-byte codecs")
    put(" *")
    put(" * Written by tools/scripts/gen-charmaps.py; do not edit.")
    put(" */")
    put('#include "codec_priv.h"')
    put("")
    put("const u16 ob_charmaps[][128] = {")
    for name, chars in tables.items():
        put("\t{ /* %s */" % name)
        out.extend(rows("%d" % c for c in chars))
        put("\t},")
    put("};")
    put("")
    put("const struct ob_charmap_name ob_charmap_names[] = {")
    out.extend(rows('{ "%s", %d }' % (a, number[m])
                    for a, m in sorted(names.items())))
    put("};")
    put("")
    put("const size_t ob_nr_charmap_names = ARRAY_SIZE(ob_charmap_names);")
    print("\n".join(out))


if __name__ == "__main__":
    main()
