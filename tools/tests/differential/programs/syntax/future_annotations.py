"""Annotations that are kept as text."""
from __future__ import annotations
def show(s, flags=0x1000000):
    ns = {}
    exec(compile("def f(x: %s): pass" % s, "a", "exec", flags), ns)
    print(s, '->', ns['f'].__annotations__['x'])
for s in '''a
List[int]
Dict[str, List[int]]
a.b.c
1 .real
1.5.real
(1).real
"abc"
'a"b'
b'x'
None
...
True
1e400
1e400j
-1e400
1+2j
-1
- -1
~a
not a
not not a
a+b*c
(a+b)*c
a**b**c
(a**b)**c
-a**b
(-a)**b
a**-b
a<b<c
(a<b)<c
a in b
a not in b
a is not b
a and b or c
(a or b) and c
a if b else c
(a if b else c) if d else e
lambda: 1
lambda x, y=1, *a, z, w=2, **k: x
lambda *a: 1
lambda **k: 1
lambda x, /, y: 1
lambda x=1, /: 1
lambda *, k: 1
(lambda: 1)()
f(x)
f(x, *y, z=1, **k)
f(x for x in y)
f((x for x in y), 1)
[x for x in y if z if w]
{x for x in y}
{x: y for x, y in z}
(x for x in y for z in w)
()
(a,)
(a, b)
[a, b]
[]
{a, b}
{}
{a: b, **c}
x[1:2]
x[1:2:3]
x[:]
x[::2]
x[1, 2]
x[(1, 2)]
x[1:2, 3]
x[()]
x[a,]
(y := 3)
f"a{b}c"
f"{a!r:>{w}}"
f"{{x}}"
f"{ {1: 2} }"
f"{a=}"
f'{a["b"]}'
a @ b
a // b % c
a << b | c & d ^ e
a | b | c
a | (b | c)
a - (b - c)
a[b](c).d
(a, b)[0]
"a" "b"
'a\\nb'
not (a in b)
(yield)
(yield x)
(await x)
lambda: (yield)
(yield from x)
*a'''.split('\n'):
    try:
        show(s)
    except SyntaxError as e:
        print(s, e.msg)
def g(a: undefined, *b: also[undefined], c: int = 1, **d: "str") -> None | x: pass
print(g.__annotations__, hex(g.__code__.co_flags))
class C:
    x: undefined = 1
    y: undefined.z
    (z): int = 3
    def m(self: C) -> C: pass
print(C.__annotations__, C.m.__annotations__)
v: nothing[here]
print(__annotations__)
def h():
    q: nothing = 1
    return q
print(h(), h.__code__.co_names)
exec("def k(a: b): pass\nprint(k.__annotations__)")
print(compile("x", "a", "exec").co_flags, compile("x", "a", "exec", 0, True).co_flags, eval("lambda: 1").__code__.co_flags)
def star(*args: *Ts): pass
print(star.__annotations__)
def outer():
    T = int
    def inner(a: T): return a
    return inner
print(outer().__annotations__, outer().__code__.co_freevars)
for bad in ("from __future__ import nope", "x = 1\nfrom __future__ import annotations", "from __future__ import braces"):
    try:
        compile(bad, "a", "exec")
    except SyntaxError as e:
        print(e)
