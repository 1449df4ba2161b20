# SPDX-License-Identifier: GPL-2.0
# What cannot be made is not thrown; why not is.
try: g.throw(E)
except TypeError as e: print(e)
try: next(g)
except StopIteration: print("SI")
def g2():
    try: yield
    except TypeError as e: print("in", e)
g = g2(); next(g)
try: g.throw(E)
except StopIteration: print("SI2")
g = g2(); next(g)
try: g.throw(KeyError, 1, 2)
except TypeError as e: print(e)
class Iron(enum.Flag, boundary=enum.STRICT):
    ONE = 1; TWO = 2; EIGHT = 8
class IronI(enum.IntFlag, boundary=enum.STRICT):
    ONE = 1; TWO = 2; EIGHT = 8
class Simple(enum.IntFlag, boundary=enum.KEEP):
    SINGLE = 1
print(Simple(IronI.ONE | IronI.TWO).__repr__(), Simple.SINGLE | IronI.TWO, repr(IronI.TWO | Simple.SINGLE), repr(Simple.SINGLE | IronI.TWO), repr(Simple(3)))
class F(Exception):
    def __init__(self):
        raise LookupError("init")
def g3():
    try: yield
    except LookupError as e: print("in", e, repr(e.__context__))
    yield "next"
g = g3(); next(g); print(g.throw(F)); print(g.gi_frame is None)
async def co():
    try: await aw()
    except LookupError as e: return str(e)
class aw:
    def __await__(self): yield
c = co(); c.send(None)
try: c.throw(F)
except StopIteration as e: print(e.value)
