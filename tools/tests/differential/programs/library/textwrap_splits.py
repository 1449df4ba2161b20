# Where textwrap takes words apart, over generated texts, widths and options.
import random
import textwrap

random.seed(5)
PARTS = ["a", "b", "zed", "-", "--", "---", " ", "  ", "\t", "\n", ".", "'",
         '"', "!", "1", "_", "\xe9", "\u0663", "(", ")", "\xa0", "useful",
         "is-a-", "e.g", "?"]
FLAGS = ("break_on_hyphens", "break_long_words", "drop_whitespace",
         "expand_tabs", "replace_whitespace", "fix_sentence_endings")


def rarely(options, name, value, times=.2):
    if random.random() < times:
        options[name] = value


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


for k in range(500):
    text = "".join(random.choice(PARTS) for _ in range(random.randint(1, 25)))
    options = {"width": random.randint(1, 14)}
    for name in FLAGS:
        rarely(options, name, random.choice([True, False]))
    rarely(options, "max_lines", random.randint(1, 3))
    rarely(options, "placeholder", "~")
    rarely(options, "initial_indent", "> ")
    rarely(options, "subsequent_indent", "  ")
    rarely(options, "break_on_hyphens", 1, .1)
    options["width"] += 3 * ("initial_indent" in options or
                             "subsequent_indent" in options)
    print(ascii(text), options)
    print(ascii(tried(textwrap.wrap, text, **options)))
    print(ascii(tried(textwrap.shorten, text, options["width"])))

for text in ("this is-a-useful thing", "a-b-c-d", "--foo", "x--foo", "foo--",
             "well-known co-op e-mail x-y-zed --option-name 1-2-3 a1-b2 ab-1c",
             "abc--def---ghi -x", "don't-do-it (or-not) 'tis-it"):
    for width in range(1, 24):
        print(width, textwrap.wrap(text, width))

for k in range(150):
    text = "".join(random.choice([" ", "\t", "\n", "a", "  ", "b\n", "\r",
                                  "\x0b"])
                   for _ in range(random.randint(0, 20)))
    print(repr(text), repr(textwrap.dedent(text)),
          repr(textwrap.indent(text, "> ")),
          repr(textwrap.indent(text, "> ", lambda line: True)))

for wrong in (None, 5, b"x", bytearray(b" x"), [], memoryview(b"a")):
    print(tried(textwrap.dedent, wrong))
