# := in the keys and values of dict displays
print({(c := 2): c + 1})
print({(c := a): (d := a + c) for a in [1, 2]}, c, d)
print({(c := 1), c + 1, (d := 5)}, {c := 7})
print({1: (c := 3), (d := c): d})


def f():
    a, b = 1, 2
    fib = {(c := a): (a := b) + (b := a + c) - b for __ in range(6)}
    return fib


try:
    print(f())
except NameError as e:
    print(e)
for text in "{c := 1: 2}", "{a: 1, c := 1: 2}", "{1: c := 2}", "{(c := 1: 2)}":
    try:
        compile(text, "t", "eval")
    except SyntaxError as e:
        print(text, e.msg, e.offset, e.end_offset)
