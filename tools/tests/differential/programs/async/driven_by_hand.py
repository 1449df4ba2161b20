# SPDX-License-Identifier: GPL-2.0
# generators, coroutines by hand
import sys
def gen():
    try:
        x = yield 1
        print("got", x)
        try: y = yield 2
        except ValueError as e: print("caught", e); y = yield "handled"
        yield y
    finally: print("fin")
g = gen(); print(next(g), g.send("a"), g.throw(ValueError("v")), g.send(5)); g.close(); g.close()
print(g.gi_frame, g.gi_running, g.gi_code.co_name, g.gi_yieldfrom)
for t in ("g.send(1)", "next(g)", "g.throw(KeyError)", "g.throw(KeyError('k'))", "g.throw(KeyError, 'k2')", "g.throw(KeyError, KeyError('k3'), None)",
 "gen().send(1)", "g.throw(1)", "g.throw(KeyError, 1, 2)", "g.throw(KeyError('a'), 'b')", "g.throw(int)"):
    try: print(eval(t))
    except BaseException as e: print(t, type(e).__name__, e, e.args)
def ret():
    return 5
    yield
try: next(ret())
except StopIteration as e: print(e.value, e.args)
def st(): 
    raise StopIteration(3)
    yield
try: next(st())
except RuntimeError as e: print(e, repr(e.__cause__), e.__suppress_context__)
def reent():
    yield next(me)
me = reent()
try: next(me)
except ValueError as e: print(e)
def sub():
    r = yield from inner()
    print("r", r); yield r
def inner():
    try:
        got = yield "i1"; print("inner got", got)
    except KeyError as e: print("inner caught", e); return "from-exc"
    return "ret"
s = sub(); print(next(s), s.gi_yieldfrom.__name__, s.send("q")); 
s = sub(); print(next(s), s.throw(KeyError("z")))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise StopIteration("done")
        return s.n
    def throw(s, *a): print("throw", a); return 99
    def close(s): print("close")
def d(): print("res", (yield from It())); yield "end"
x = d(); print(next(x), x.throw(ValueError("q")), next(x)); print(next(x))
x = d(); next(x); x.close()
class NoThrow(It): throw = None
x = (lambda: (yield from [1, 2, 3]))(); print(next(x))
try: x.throw(ValueError("nt"))
except ValueError as e: print(e)
try: x = (lambda: (yield from 3))(); next(x)
except TypeError as e: print(e)
x = (lambda: (yield from [1, 2, 3]))(); next(x)
try: x.send(3)
except AttributeError as e: print(e)
# coroutine
class Aw:
    def __await__(self): r = yield "aw"; return r
async def co(): 
    try: return (await Aw()) * 2
    finally: print("cofin")
c = co(); print(c.send(None))
try: c.send(21)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def noaw(): await 3
for thing in ("3", "None", "[1]", "(i for i in ())", "BadAw()", "BadAw2()", "BadAw3()"):
    class BadAw:
        def __await__(self): return 3
    class BadAw2:
        def __await__(self): return co2
    class BadAw3:
        def __await__(self): raise KeyError(1)
    co2 = co()
    async def z(): await eval(thing)
    try: z().send(None)
    except Exception as e: print(thing, type(e).__name__, e)
    co2.close()
async def two(c): await c
c = co(); t1 = two(c); t2 = two(c); t1.send(None)
try: t2.send(None)
except RuntimeError as e: print(e)
t1.close()
try: [i for i in co2]
except TypeError as e: print(e)
async def ag():
    try:
        x = yield 1; print("ag got", x)
        yield 2
    finally: print("agfin")
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
a = ag(); print(run(a.__anext__()), run(a.asend("v")))
try: run(a.__anext__())
except StopAsyncIteration as e: print("SAI", e.args)
a = ag(); run(a.__anext__()); print(run(a.aclose()))
a = ag(); run(a.__anext__())
try: run(a.athrow(ValueError("at")))
except ValueError as e: print(e)
a = ag()
try: run(a.asend(1))
except TypeError as e: print(e)
n = a.__anext__(); 
try: n.send(None)
except StopIteration as e: print("v", e.value)
try: n.send(None)
except Exception as e: print(type(e).__name__, e)
an = anext(a, "def"); print(type(an).__name__, run(an))
print(run(anext(ag(), "d")))
async def afor():
    out = []
    async for i in ag(): out.append(i)
    else: out.append("else")
    return out, [i async for i in ag() if i > 1], {i: j async for i in ag() for j in (1,)}, [await_ async for await_ in ag()]
print(run(afor()))
class ACM:
    def __init__(s, sup): s.sup = sup
    async def __aenter__(s): print("enter"); return s
    async def __aexit__(s, *e): print("exit", e[0] and e[0].__name__, e[1]); return s.sup
async def w(sup):
    async with ACM(sup) as a, ACM(False) as b: raise KeyError("in")
    return "after"
print(run(w(True)))
try: run(w(False))
except KeyError as e: print("out", e)
class Half:
    async def __aenter__(s): pass
class Half2:
    async def __aexit__(s): pass
class Half3:
    def __aenter__(s): pass
    def __aexit__(s, *a): pass
for H in Half, Half2, Half3, int:
    async def w():
        async with H(): pass
    try: run(w())
    except Exception as e: print(type(e).__name__, e)
for H in Half, int:
    try:
        with H(): pass
    except Exception as e: print(type(e).__name__, e)
class BadIter:
    def __aiter__(s): return 3
class BadNext:
    def __aiter__(s): return s
    def __anext__(s): return 3
class BadNext2:
    def __aiter__(s): return s
    async def __anext__(s): raise ValueError("bn2")
for H in BadIter, BadNext, BadNext2, list:
    async def w():
        async for i in H(): pass
    try: run(w())
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__))
async def gx(): return (i async for i in ag())
print(type(run(gx())).__name__)
c = co(); print(c.cr_await, c.cr_frame is not None, c.cr_origin, c.cr_suspended, c.__name__, c.__qualname__); c.close()
g = gen(); g.__name__ = "nn"; print(repr(g).split(" at ")[0])
try: g.__name__ = 3
except TypeError as e: print(e)
try: g.gi_running = 3
except AttributeError as e: print(e)
import types
@types.coroutine
def tc(): return (yield "tc")
async def utc(): return await tc()
u = utc(); print(u.send(None))
try: u.send("val")
except StopIteration as e: print(e.value)
