# Warnings of the compiler, through compile(): filters, records, errors.
import warnings
src = '''
x = 5
def f():
    try:
        pass
    finally:
        x is 1
    return [y is 'a' for y in 'ab']
"\\d" "\\q"
b"\\d\\y"
"\\400"
t = 1if 1else 2
assert (x, 1)
f"\\z{x}\\w"
a = 1
1 < x is 2 < 3
'''
for action in ("always", "default", "ignore", "once", "module"):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter(action)
        compile(src, "foo.py", "exec")
        compile(src, "foo.py", "exec")
        for i in w:
            print(action, i.category.__name__, i.message, i.filename, i.lineno, i.line)
for s in ("x is 1", "'\\d'", "x = 0xfor y in z", "x = '''a\n\\d'''", "b'\\d'", "1if x else 3",
          "(1)(2)", "f'{a is 1}'", "\n\n  x = 1", "[1][2, 3]", "x = 5\ny = f'\\d{x}'\n",
          "'\\8' '\\9'", "'\\777'", "'\\\u1234'", "assert (1, 2)", "lambda: x is ()",
          "1and 2", "0o7or 8", "1.5in x", "1jis 1", "0b1not in x", "'\\d' + "):
    for action in ("error", "ignore"):
        with warnings.catch_warnings():
            warnings.simplefilter(action)
            try:
                compile(s, "<text>", "exec")
                print(repr(s), "fine")
            except SyntaxError as e:
                print(repr(s), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
def show(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__, filename, lineno, file, line)
with warnings.catch_warnings():
    warnings.showwarning = show
    warnings.simplefilter("always")
    eval("1 is 1")
    exec("'\\d'")
    exec("x = 1\nx is 1\n")
    try:
        exec("x is 1\n1 +\n")
    except SyntaxError as e:
        print(e.msg)
    try:
        exec("'\\d'\n1 +\n")
    except SyntaxError as e:
        print(e.msg)
