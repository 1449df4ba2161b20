# SPDX-License-Identifier: GPL-2.0
# What compile() does with its flags.
FUTURES = 0x1fe0000
OPEN_BLOCKS, AWAIT, INCOMPLETE = 0x200, 0x2000, 0x4000


def attempt(text, mode="exec", flags=0, **how):
    try:
        code = compile(text, "<t>", mode, flags, **how)
    except Exception as e:
        where = ()
        if isinstance(e, SyntaxError):
            where = e.lineno, e.offset, e.end_lineno, e.end_offset, e.text
        return type(e).__name__, getattr(e, "msg", str(e)), where
    return hex(code.co_flags), code.co_names


# Every bit, alone.
for bit in range(31):
    if 1 << bit != 0x400:
        print(hex(1 << bit), attempt("x", "exec", 1 << bit))
print(attempt("x", "eval", FUTURES))
print(attempt("x", "exec", 1 << 31))

# Features go down into functions and classes, and into what runs in them.
code = compile("def f():\n class C: pass\n return [i for i in 'a']", "<t>",
               "exec", 0x820000)
inner = code.co_consts[0]
print(hex(code.co_flags), hex(inner.co_flags),
      [hex(c.co_flags) for c in inner.co_consts if hasattr(c, "co_flags")])
features = compile("""
found = [compile('1', '<t>', 'exec').co_flags,
         compile('1', '<t>', 'exec', 0, True).co_flags,
         compile('1', '<t>', 'exec', 0x40000, dont_inherit=True).co_flags]
exec('found.append(compile("1", "<t>", "eval").co_flags)')
eval('found.append(compile("1", "<t>", "eval").co_flags)')
def f(a: b): pass
found.append(f.__annotations__)
exec('def g(a: b.c): pass')
found.append(g.__annotations__)
""", "<t>", "exec", 0x1100000)
space = {}
exec(features, space)
print([hex(f) if type(f) is int else f for f in space["found"]])

# PEP 401.
BARRY = 0x400000
for text in ("1 <> 2", "1 != 2", "1 <> 2 <> 2", "1 < > 2", "a <>", "1 <>= 2",
             "x = 1 <> 1", "f'{1 <> 2}'", "[a <> b for a in b if a != b]"):
    print(text, attempt(text, "exec"), attempt(text, "exec", BARRY))
print(eval(compile("1 <> 2, 1 <> 1, 1 <> 1 <> 2", "<t>", "eval", BARRY)))
space = {}
exec("from __future__ import barry_as_FLUFL\n"
     "print(1 != 2)\n"
     "print(eval('1 <> 1'))\n"
     "try:\n    eval('1 != 1')\n"
     "except SyntaxError as e:\n    print(e.msg)\n", space)
print(space["barry_as_FLUFL"])

# Text that ends too early.
texts = ["", "\n", "#", "x", "x =", "x = 1", "(", "(1,", "[1", "{1:", "f(", "f(a,",
         "if 1:", "if 1:\n", "if 1:\n  x", "if 1:\n  x\n", "if 1:\n  x\nelse:",
         "if 1:\n x\n y", "def f():", "def f(a, b", "def f():\n  '''a", "'abc",
         "'''abc", "'''abc\n", "\"\"\"", "x = 'abc\n", "a \\", "a \\\n", "\\",
         "@dec", "@dec\n", "class C", "class C:", "class C:\n x = 1",
         "try:", "try:\n  x\n", "try:\n x\nexcept:", "try:\n x\nfinally:\n y",
         "for x in", "for x in y:", "while 1:\n pass\nelse", "with a as b",
         "with (a as b,", "match x:", "match x:\n", "match x:\n case 1:",
         "match x:\n case", "lambda:", "lambda x", "a if b else", "not", "a +",
         "a == ", "a and", "return", "import", "import a.", "from a import",
         "from a import (", "from a import (b", "from a import (b)", "del",
         "del (a", "assert", "raise", "raise a from", "global", "x: ", "x: int =",
         "async", "async def", "async def f(): await", "f'{", "f'{a", "f'{a}",
         "f'''{a", "f'{a +}'", "b'abc", "r'''a", ")", "a b", "a b (", "1 +* 2",
         "if 1:\nx", "  x", "if 1:\n  x\n y", "x = (1 2", "x = [1 2", "a ! b",
         "a $", "(a $", "0777", "(0777", "1_", "if x = 1:", "f(a=1, b", "f(**",
         "(yield", "x = (y :=", "[i for", "[i for i in", "{**", "print 1", "print (",
         "class C(", "def f(*", "def f(*,", "def f(/", "def f() ->", "a[", "a[1:",
         "a.", "a..b", "...", "..", "x = \\\n", "if 1: # c", "if 1: # c\n # d\n",
         "if 1:\n  # c", "if 1:\n\n\n", "x;", "x;\n", "x; y", "else:", "try: x\nexcept* a"]
for text in texts:
    for mode in ("exec", "single", "eval"):
        row = [attempt(text, mode, flags)
               for flags in (INCOMPLETE, INCOMPLETE | OPEN_BLOCKS, OPEN_BLOCKS)]
        print(repr(text), mode, *row, sep="\n   ")

# Every beginning of a text.
whole = '''\
@a.b(c)
def f(a, *b, c=1, **d) -> e:
    """doc
    more"""
    x = {1: 'two', **{}}; y = [i async for i in z if (yield)]
    if x[1:2, ::3] and \\
            not y:
        return lambda q, /: q ** -2
    elif f"{x!r:>{y}}" 'more':
        try:
            raise a from b
        except (c, d) as e:
            pass
        finally:
            del a, b[1]
    with open(a) as b, c:
        global k
    match a, b:
        case [1, *r] | {"k": v, **w} if v:
            ...
    return 0x1f + 1.5e-3j
'''
for mode in "exec", "single":
    for flags in INCOMPLETE, INCOMPLETE | OPEN_BLOCKS:
        rows = [attempt(whole[:n], mode, flags) for n in range(len(whole) + 1)]
        print(mode, flags, "".join("." if "x" in row[0] else
                                   "i" if row[1] == "incomplete input" else "E"
                                   for row in rows))
        for n, row in enumerate(rows):
            if "Error" in row[0] and row[1] != "incomplete input":
                print(n, row)
            elif n % 7 == 0:
                print(n, row)


# A module that awaits.
class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *exc):
        print("exit", exc[0])
        return True

    def __aiter__(self):
        self.left = 2
        return self

    async def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return self.left


def drive(code, space):
    made = eval(code, space)
    print(type(made).__name__, hex(code.co_flags))
    if made is None:
        return
    print(made.__name__, made.__qualname__, made.cr_code is code)
    sent = None
    try:
        while True:
            sent = made.send(sent)
            print("yielded", sent)
            sent = [sent]
    except StopIteration as e:
        print("returned", e.value if type(e.value) in (int, list, dict) else
              type(e.value).__name__)
    except Exception as e:
        print(type(e).__name__, e)


for mode, text in (("exec", "x = await Ready(1)\nprint(x)"),
                   ("eval", "await Ready(2)"), ("single", "await Ready(3)"),
                   ("exec", "async for i in Ready(1):\n  print(i)\nelse:\n  print('e')"),
                   ("exec", "async with Ready(4) as r:\n  print(r)\n  raise KeyError"),
                   ("eval", "[i async for i in Ready(1)]"),
                   ("eval", "{i: await Ready(i) async for i in Ready(1)}"),
                   ("eval", "[await Ready(i) for i in (1, 2)]"),
                   ("eval", "(await Ready(i) for i in (1, 2))"),
                   ("eval", "[[i async for i in Ready(1)] for _ in (1, 2)]"),
                   ("exec", "def f(): return 1\nprint(f())"),
                   ("exec", "async def f(): return await Ready(5)\nprint(await f())"),
                   ("exec", "await 5"), ("exec", "x = 1\nawait Ready(x)\n1 / 0")):
    print("---", text)
    drive(compile(text, "<t>", mode, AWAIT), {"Ready": Ready})
for text in ("class C:\n  await x", "def f():\n  await x", "lambda: await x",
             "yield", "await (yield)", "[(yield) async for i in a]", "return",
             "class C:\n  async for i in a: pass", "def f():\n  async with a: pass",
             "class C:\n  [i async for i in a]", "def f():\n [i async for i in a]",
             "async = 1", "await"):
    print(repr(text), attempt(text, "exec", AWAIT), attempt(text))
made = eval(compile("await Ready(1)", "<t>", "eval", AWAIT))
print(made.cr_frame.f_locals is globals(), made.cr_running, made.cr_await)
made.close()
