#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Break texts in small ways and compare what the two compilers say.

usage: mutate.py TEST_LANG COUNT [SEED [FILE.py...]]

Takes statements from the files (the cases next to this script without any),
deletes, doubles, swaps or replaces a token or a character of each, and reports
where type, message or position of the error differ, or whether there is one.
"""
import glob
import os
import random
import sys
import warnings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402

TOKENS = ("( ) [ ] { } , : ; . = == := + - * ** / // % @ & | ^ ~ < > -> ... "
          "if else elif for in while def class return yield lambda not and or "
          "is None True import from as with try except finally raise del "
          "global nonlocal pass break continue async await match case _ x y1 "
          "1 0 1.5 012 0x1 'a' \"b\" f'{x}' f'{x!r:>{y}}' '''t''' \\ # \n "
          "\n  \t ! $ ? é print").split(" ")


def sources(files):
    for path in files:
        for _, mode, text in check.read_cases(path):
            if mode == "exec":
                yield text.decode() if isinstance(text, bytes) else text


def pieces(text, rng):
    lines = text.split("\n")
    if len(lines) > 14:
        at = rng.randrange(len(lines) - 12)
        lines = lines[at:at + rng.randrange(1, 12)]
        indent = min((len(x) - len(x.lstrip()) for x in lines if x.strip()),
                     default=0)
        lines = [x[indent:] for x in lines]
    return "\n".join(lines)


def mutate(text, rng):
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        at = rng.randrange(len(text) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            text = text[:at] + text[at + rng.randrange(1, 4):]
        elif kind == 1:
            text = text[:at] + " " + rng.choice(TOKENS) + " " + text[at:]
        elif kind == 2:
            text = text[:at] + rng.choice(TOKENS) + text[at + 1:]
        elif kind == 3:
            to = rng.randrange(len(text) + 1)
            text = text[:to] + text[at:at + 6] + text[to:]
        else:
            text = text[:at] + text[at:].replace(
                rng.choice(" ,:()=\n"), rng.choice(["", " ", ",", "\n"]), 1)
    return text


def main(argv):
    warnings.simplefilter("ignore")
    seed = int(argv[2]) if len(argv) > 2 else 1
    rng = random.Random(seed)
    files = argv[3:] or glob.glob(os.path.join(check.HERE, "cases", "*.txt"))
    texts = list(sources(files))
    compiler = check.Compiler(argv[0])
    bad = skipped = errors = 0
    for _ in range(int(argv[1])):
        text = mutate(pieces(rng.choice(texts), rng), rng) + "\n"
        try:
            want = check.normal(check.oracle(text, "exec", "<string>"))
        except (UnicodeError, SystemError):
            continue
        got = compiler.ask(text, "exec", "<string>")
        errors += want[0] == "error"
        if want == got:
            continue
        if check.is_unsupported(got) or "frozenset" in str(want) or \
                any(p in text for p in ("b'", 'b"', "B'", "j")):
            skipped += 1
            continue
        bad += 1
        diff = check.first_difference(want, got)
        print("not ok - %r\n#   at %s\n#   python3.11 %s\n#   obheap     %s" %
              tuple([text, diff[0]] + [str(x)[:300] for x in diff[1:]]))
    print("# %s texts, %d errors, %d different, %d not supported" %
          (argv[1], errors, bad, skipped))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
