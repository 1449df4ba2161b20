# SPDX-License-Identifier: GPL-2.0
# f-strings, format, exec/eval, globals, comprehension scope, pattern matching
x = 3; y = "q"; d = {"a": 1}
print(f"{x=} {x = } {x!r:>5} {y:*^7} {x:{x}d} {d['a']} {'nested ' + f'{x}'} {{}} {x:>{x}}{y!a}", f'{x:%Y}' if 0 else "", f"{3.14159:.2f} {1234567:,} {255:#x} {255:#b} {-5:+} {5: } {1e10:g} {0.1:%} {12:c}" if 0 else "")
for spec in ("d", "5d", "<5", "^5", "=+7", "07", "+", "x", "#o", "b", "c", ",", "_", "_x", "e", ".3e", "f", ".0f", "g", "n", "%", "s", "!", "z", "10.3", "a<5", ".2d", ",x", "__", "<<5", "{", "1,000", "99999999999999999999", ".99999999999999999999"):
    for v in (42, 4.5, "st", True, None, 2+3j, [1]):
        try: print(repr(spec), v, format(v, spec))
        except Exception as e: print(repr(spec), v, type(e).__name__, e)
for t in ("{}", "{0}", "{0} {}", "{} {0}", "{a}", "{a.b}", "{a[0]}", "{a[", "{", "}", "{0", "{!x}", "{!r", "{0!}", "{:{}}", "{:{}{}}", "{0.}", "{0[]}", "{a!r:>10}", "{0:{0:{0}}}", "{0[a]}", "{99999999999999999999}", "{-1}", "{ }", "{0 }", "{0.real}", "{0!s:5}|", "{0!rr}", "{{{0}}}", "}{", "{a.b.c[d]}"):
    try: print(t, t.format(1, 2, a=[5, 6]))
    except Exception as e: print(t, type(e).__name__, e)
for t in ("%d", "%s %s", "%(a)s", "%5.2f|", "%-5d|", "%+d", "%x", "%c", "%r", "%%", "%", "%z", "%(a", "%*d", "%.3s", "%i", "%e", "%#x", "%05d", "% d", "%a", "%ld", "%.*f", "%(a)d %d"):
    for v in (5, (5,), (1, 2), {"a": 1}, "x", 3.7, (), [1]):
        try: print(t, v, t % v)
        except Exception as e: print(t, v, type(e).__name__, e)
for t in ("f'{}'", "f'{a b}'", "f'{x!z}'", "f'{x!}'", "f'{'", "f'}'", "f'{x:{y:{z}}}'", "f'{#}'", "f'{\\n}'", "f'{x!r }'", "f'{lambda x:1}'", "f'{*x}'", "f'{**x}'", "f'{x=!r:^20}'", "f'{x = :>{x}}'", "f'{yield}'", "f'{x:=5}'", "f'{(x:=5)}'", "f'{x!s:{y}}'", "f'{[1,2][0]}'", "f'{ {1:2}[1] }'", "f'{x,}'", "f'{x' 'y}'", "f'{None}{...}'", "rf'{x}\\n'", "f'\\N{DIGIT ONE}{x}'", "f'{x}' b'a'", "f'{a.b.c()[0]!r}'", "f'{x if x else y}'", "f'{x == 3} {x != 3} {x >= 3}'", "f'{3.}'", "f'{0x}'", "f'''{\n x}'''", "f'{)'", "f'{(}'", "f'{x]}'", "f'{\"a\" \"b\"}'", "f'{await x}'", "f'{x;y}'", "f'{import x}'", "f'{=}'", "f'{ }'", "f'{!r}'", "f'{:x}'", "f'{a[}'"):
    try: print(t, ascii(eval(t)))
    except Exception as e: print(t, type(e).__name__, e, getattr(e, "lineno", ""), getattr(e, "offset", ""), getattr(e, "text", ""))
class F:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "R"
    def __str__(self): return "S"
f = F(); print(f"{f} {f:abc} {f!r} {f!s:>3} {f=} {f=:x} {f=!s}", "{} {:q} {!r}".format(f, f, f), "%s %r" % (f, f))
class BadF:
    def __format__(self, s): return 3
    def __str__(self): return 3
    def __repr__(self): return None
for t in ("f'{b}'", "f'{b!r}'", "f'{b!s}'", "str(b)", "repr(b)", "'%s' % b", "'{}'.format(b)", "ascii(b)", "format(object(), 'x')", "format([], '5')", "format(None, 3)"):
    try: print(eval(t, {"b": BadF()}))
    except Exception as e: print(t, e)
# scopes
def sc():
    a = 1
    class C:
        a = a if 0 else 2
        l = [a for _ in (1,)] if 0 else None
        def m(self): return a
        b = lambda self: a
    return C().m(), C.a, C().b()
try: print(sc())
except Exception as e: print(type(e).__name__, e)
def uses():
    print(loc)
    loc = 1
try: uses()
except UnboundLocalError as e: print(e)
def fv():
    def g(): return free
    if 0: free = 1
    return g()
try: fv()
except NameError as e: print(type(e).__name__, e)
def ev():
    q = 5
    print(eval("q"), sorted(locals()), eval("[q for _ in (1,)]") if 0 else "")
    exec("q = 6; w = 7"); print(q, sorted(locals()))
    try: eval("[q for _ in (1,)]")
    except NameError as e: print(e)
ev()
g = {"__builtins__": {"len": len}}
print(eval("len('abc')", g))
try: eval("print(1)", g)
except NameError as e: print(e)
try: exec("import sys", g)
except ImportError as e: print(e)
try: exec("class A: pass", g)
except NameError as e: print(e)
for a in ((1,), ("1", 2), ("1", {}, 2), ("1", None, 3), ("a=",), ("\0",), (b"1+1",), (bytearray(b"2"),), ("  1",), ("1\n",), ("1;2",), ((lambda: 0).__code__,)):
    try: print(eval(*a))
    except Exception as e: print(a if not hasattr(a[0], "co_code") else "", type(e).__name__, e)
class Map(dict):
    def __missing__(self, k): return "M" + k
print(eval("foo + bar", {}, Map()))
try: print(eval("foo", Map()))
except NameError as e: print(e)
# matching
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return "01"
        case -1.5 | 2+3j: return "num"
        case "a" "b": return "ab"
        case None | True: return "sing"
        case [a, [b, *c], *_] if a: return a, b, c
        case (x, y): return "pair", x, y
        case [*_, "end"]: return "end"
        case {"k": {"n": n}, **rest}: return n, rest
        case {}: return "empty map"
        case P(x=0, y=yy): return "Px0", yy
        case P(1, z): return "P1", z
        case P(): return "P"
        case int(n) | float(n): return "n", n
        case str() as s: return "s", s
        case set(): return "set"
        case bytes([*_]): return "never"
        case _: return "other"
for v in (0, 1, True, -1.5, 2+3j, "ab", None, [1, [2, 3, 4], 5], [0, [1]], (1, 2), [1, 2, "end"], {"k": {"n": 1}, "z": 2}, {"k": 1}, P(0, 5), P(1, 6), P(7, 8), 10, 2.5, "zz", {1}, b"x", object, range(2)):
    print(repr(v) if not isinstance(v, P) else "P", m(v))
class Q: __match_args__ = ("a", "a")
class Q2: __match_args__ = [1]
class Q3: __match_args__ = (1,)
for q, t in ((Q, "Q(1,2)"), (Q2, "Q2(1)"), (Q3, "Q3(1)"), (Q, "Q(1,2,3)"), (int, "int(1,2)"), (object, "object(1)"), (3, "three(1)"), (P, "P(1, x=2)")):
    three = 3; v = q() if q is not P and q != 3 else P(1, 2)
    if q is Q: v.a = 1
    try: exec(f"match v:\n case {t}: print('yes')\n case _: print('no')")
    except Exception as e: print(t, type(e).__name__, e)
for t in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case {**_}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case 1+1: pass", "match x:\n case -x: pass", "match x:\n case f(): pass\n case _: pass\n case 1: pass", "match x:\n case P(a=1, a=2): pass", "match x:\n case _ as y: pass", "match x:\n case a as _: pass", "match x:\n case (a, b) | a: pass", "match x:\n case P(a=1, 2): pass", "match x:\n case {a: 1}: pass", "match x:\n case a.b | 1 as c: print(1)", "match x:\n case f'a': pass", "match x:\n case 1 as a.b: pass", "match x:\n case 1 as 2: pass"):
    try: compile(t, "<m>", "exec"); print("ok")
    except SyntaxError as e: print(repr(t), e, e.offset)
