import sys
def names():
    f=sys._getframe(1); r=[]
    while f: r.append((f.f_code.co_name,f.f_lineno)); f=f.f_back
    return r
def f():
    try: yield 1
    except RuntimeError:
        print(names()); yield 2
def g():
    try: yield from f()
    except KeyError: print(names())
def h(): 
    yield from g()
x=h(); next(x); print(x.throw(RuntimeError))
x=h(); next(x)
try: x.throw(KeyError)
except StopIteration: pass
import traceback
x=h(); next(x)
try: x.throw(ValueError)
except ValueError: traceback.print_exc(file=sys.stdout)
def cl():
    try: yield 1
    finally: print(names())
def k():
    yield from cl()
x=k(); next(x); x.close()
async def a():
    class W:
        def __await__(self):
            try: yield 1
            except OSError: print(names()); yield 5
    return await W()
async def b(): await a()
c=b(); c.send(None); print(c.throw(OSError)); c.close()
