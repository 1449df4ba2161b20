# How deeply expressions can be nested: what the parser gives up on, what the
# compiler does, and that a text has to be right first.
FORMS = ["-", "not ", "lambda:", "2**", "1 if 1 else ", "not -"]


def tried(text, mode="exec"):
    try:
        return type(compile(text, "", mode)).__name__
    except (MemoryError, RecursionError, SyntaxError) as e:
        return type(e).__name__, str(e)


for begin in FORMS:
    for n in (1000, 2960, 2984, 2985, 3010, 5930, 5969, 5970, 20000):
        print(repr(begin), n, tried(begin * n + "4"))
    for n in (1000, 3010, 6000):
        print(repr(begin), n, "and no end", tried(begin * n + "+"))
for mode in ("eval", "single"):
    print(tried("-" * 3000 + "4", mode), tried("-" * 6000 + "4", mode))
print(tried("from __future__ import nothing\n" + "-" * 3100 + "4"))
print(tried("x = 1\n" + "~" * 3100 + "4\nreturn 5"))
print(tried("x = 1\n" + "~" * 3100 + "4\n5 +"))
print(tried("x = 1\n" + "~" * 6100 + "4\n5 +"))
print(tried("f'{" + "-" * 3100 + "4}'"), tried("f'{" + "-" * 6100 + "4}'"))
