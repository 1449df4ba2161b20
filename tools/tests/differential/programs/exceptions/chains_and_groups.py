# SPDX-License-Identifier: GPL-2.0
# exceptions, chained tracebacks, groups
import traceback, sys
def tb(f, *a):
    try: f(*a)
    except BaseException as e: print("".join(traceback.format_exception(e)))
def chain():
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("k") from e
def ctx():
    try: {}["a"]
    except KeyError: [][3]
def frm_none():
    try: int("z")
    except ValueError: raise TypeError("t") from None
tb(chain); tb(ctx); tb(frm_none)
def grp():
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError("x"), OSError(2, "no", "f")]), KeyError("k")])
tb(grp)
def grp2():
    l = []
    for f in (chain, ctx):
        try: f()
        except Exception as e: l.append(e)
    try: raise ExceptionGroup("many\nlines", l)
    except* KeyError as eg: print(repr(eg), eg.exceptions); raise
    except* IndexError: raise AttributeError("in star")
tb(grp2)
def notes():
    e = ValueError("with notes"); e.add_note("n1"); e.add_note("n2\nn3"); raise e
tb(notes)
try: ValueError().add_note(3)
except TypeError as e: print(e)
def nested():
    try:
        try: raise A
        finally: raise B
    except NameError as e: print(e, "|", repr(e.__context__))
nested()
for a in ((), ("m",), ("m", []), ("m", [1]), (1, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", 3), ("m", (ValueError(),), 1)):
    for T in ExceptionGroup, BaseExceptionGroup:
        try: print(repr(T(*a)), str(T(*a)))
        except Exception as e: print(type(e).__name__, e)
class EG(ExceptionGroup):
    def __new__(cls, m, e, c=0): s = super().__new__(cls, m, e); s.c = c; return s
    def derive(self, e): return EG(self.message, e, self.c)
eg = EG("m", [ValueError(1), KeyError(2), EG("n", [ValueError(3)], 5)], 7)
m, r = eg.split(ValueError); print(repr(m), repr(r), m.c, r.c, m.exceptions[1].c)
print(eg.subgroup(lambda e: isinstance(e, KeyError)), eg.subgroup(OSError), eg.subgroup((KeyError,)))
for bad in (3, "x", (3,), int):
    try: eg.split(bad)
    except TypeError as e: print(e)
def star(e):
    try:
        raise e
    except* ValueError as g: print("V", repr(g))
    except* (KeyError, TypeError) as g: print("KT", repr(g)); raise
    else: print("else")
    finally: print("fin")
for e in (ValueError(1), KeyError(2), OSError(3), eg, ExceptionGroup("a", [OSError(), TypeError()])):
    try: star(e)
    except BaseException as x: print("out", repr(x))
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except* 3: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except 3: pass
except TypeError as e: print(e)
try:
    try: raise ValueError
    except (KeyError, 3): pass
except TypeError as e: print(e)
for t in ("raise 3", "raise int", "raise", "raise ValueError from 3", "raise ValueError(1) from None", "raise KeyError from ValueError", "raise ValueError from int"):
    try: exec(t)
    except BaseException as e: print(t, "->", type(e).__name__, e, repr(e.__cause__), e.__suppress_context__)
class Bad(Exception):
    def __init__(self): raise KeyError("init")
try: raise Bad
except KeyError as e: print(e)
class NotExc(Exception):
    def __new__(cls): return 3
try: raise NotExc
except TypeError as e: print(e)
for T, a in ((OSError, (2, "x")), (OSError, (2, "x", "f")), (OSError, (2, "x", "f", None, "g")), (OSError, (99999, "u")), (OSError, ("s",)), (SyntaxError, ("m", ("f", 1, 2, "t"))), (SyntaxError, ("m", ("f", 1, 2, "t", 3, 4))), (SyntaxError, ("m",)), (KeyError, ("a", "b")), (KeyError, ("a",)), (UnicodeDecodeError, ("utf8", b"abc", 1, 2, "r")), (UnicodeEncodeError, ("utf8", "abc", 0, 2, "r")), (UnicodeTranslateError, ("abc", 1, 2, "r")), (StopIteration, (1, 2)), (SystemExit, (3,)), (SystemExit, (1, 2)), (ImportError, ("m",)), (AttributeError, ("m",)), (NameError, ("m",)), (BlockingIOError, (11, "a", 5)), (UnicodeDecodeError, ("a",)), (SyntaxError, ("m", (1,)))):
    try: e = T(*a)
    except Exception as x: print(T.__name__, a, type(x).__name__, x); continue
    print(type(e).__name__, repr(e), str(e), {k: v for k in dir(e) if not k.startswith("_") and not callable(v := getattr(e, k))})
print(repr(ImportError("m", name="n", path="p")), ImportError("m", name="n").name)
try: ImportError("m", foo=1)
except TypeError as e: print(e)
try: AttributeError("m", name="a", obj=3, x=1)
except TypeError as e: print(e)
try: ValueError(a=1)
except TypeError as e: print(e)
e = ValueError(1)
for k, v in (("__cause__", 3), ("__context__", 3), ("__traceback__", 3), ("args", 3)):
    try: setattr(e, k, v)
    except TypeError as x: print(x)
    try: delattr(e, k); print("del", k)
    except TypeError as x: print(x)
print(e.with_traceback(None) is e)
def rec(n): return rec(n + 1)
sys.setrecursionlimit(60)
def tr():
    try: rec(0)
    except RecursionError as e:
        sys.setrecursionlimit(1000); print("".join(traceback.format_exception(e)))
tr()
a = ValueError("a"); b = KeyError("b"); a.__cause__ = b; b.__cause__ = a
print("".join(traceback.format_exception(a)))
print(traceback.format_exception_only(SyntaxError("m", ("f", 1, 2, "text here", 1, 6))))
print("".join(traceback.format_exception_only(SyntaxError("m", ("f", 2, 0, None)))))
def longexpr(x):
    return (x.a.b(1) +
            x.c[3](
               4))
tb(longexpr, 3)
tb(lambda: [1, 2][5] + {}["x"])
tb(lambda: (lambda a, b: a / b)(1, 0))
tb(lambda: sum(i / 0 for i in [1]))
tb(lambda: print(1 if 0 else nope))
tb(lambda: exec("x = 1\ny = (1 +\n 'a')"))
tb(lambda: eval("1 +"))
