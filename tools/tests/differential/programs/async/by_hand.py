import sys
class CM:
    def __init__(self, n, sup=False): self.n=n; self.sup=sup
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, *a): print('exit', self.n, a[0] and a[0].__name__, a[1]); return self.sup
with CM(1) as a, CM(2) as b: print(a, b)
with (CM(1) as a, CM(2, True) as b,): raise ValueError('x')
def f():
    with CM(3): return 5
print(f())
def g():
    for i in range(3):
        with CM(i):
            if i == 1: continue
            if i == 2: break
g()
try:
    with CM(4):
        with CM(5): 1/0
except ZeroDivisionError as e: print(e, e.__context__)
class E2:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('exit')
try:
    with E2(): raise ValueError('body')
except KeyError as e: print(repr(e), repr(e.__context__))
def t(fn):
    try: fn()
    except BaseException as e: print(type(e).__name__, e)
def a1():
    with 5: pass
class NoExit:
    def __enter__(self): pass
def a2():
    with NoExit(): pass
class NoEnter:
    def __exit__(self): pass
def a3():
    with NoEnter(): pass
for q in (a1,a2,a3): t(q)
# async by hand
def run(c):
    try:
        while 1: print('yield', c.send(None))
    except StopIteration as e: return e.value
class Aw:
    def __init__(self, v): self.v=v
    def __await__(self):
        r = yield self.v
        return ('got', self.v, r)
async def c1():
    print(await Aw(1)); print(await Aw(2)); return 'r'
print(run(c1()))
class AIt:
    def __init__(self, n): self.n=n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Aw('n%d' % self.n)
        return self.n
class ACM:
    async def __aenter__(self): await Aw('in'); return 'acm'
    async def __aexit__(self, *a): await Aw('out'); print('aexit', a[0]); return True
async def c2():
    async for i in AIt(2): print('i', i)
    else: print('else')
    async with ACM() as x: print(x); raise ValueError
    return [j async for j in AIt(2) if j], {k: 1 async for k in AIt(1)}
print(run(c2()))
async def ag():
    try:
        x = yield 1
        print('sent', x)
        await Aw('w')
        yield 2
    finally:
        print('ag fin')
async def c3():
    g = ag()
    print(await g.asend(None)); print(await g.asend('S'))
    await g.aclose()
    try: await g.asend(None)
    except StopAsyncIteration: print('SAI')
    g = ag()
    print(await g.__anext__())
    try: await g.athrow(ValueError('thrown'))
    except ValueError as e: print('caught', e)
    print(await anext(g, 'default'))
    print([x async for x in ag()])
    return 'c3'
print(run(c3()))
async def bad(): await 5
class BadAw:
    def __await__(self): return 5
async def bad2(): await BadAw()
async def bad3():
    async with 5: pass
async def bad4():
    async for x in 5: pass
class BA:
    def __aiter__(self): return 5
async def bad5():
    async for x in BA(): pass
class BN:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def bad6():
    async for x in BN(): pass
class BE:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
async def bad7():
    async with BE(): pass
for b in (bad, bad2, bad3, bad4, bad5, bad6, bad7): t(lambda: run(b()))
def yf():
    yield from c1()
t(lambda: list(yf()))
c = c1(); c.send(None)
async def aw2(): await c
t(lambda: run(aw2()))
print(c.cr_await is not None, c.cr_running, c.cr_suspended, c.cr_frame.f_lineno, c.cr_code.co_name, c.cr_origin)
t(lambda: c.throw(KeyError('inj'))); print(c.cr_frame)
async def gexc():
    raise StopIteration(1)
t(lambda: run(gexc()))
async def agexc():
    yield 1
    raise StopAsyncIteration
async def u():
    async for x in agexc(): pass
t(lambda: run(u()))
def gi():
    try: yield 1
    except GeneratorExit: yield 2
x = gi(); next(x); t(x.close)
def g3():
    try: yield 1
    finally: print('cleanup')
x = g3(); next(x); x.close(); x.close()
t(lambda: x.throw(5)); t(lambda: x.throw(ValueError('v'), 5)); t(lambda: x.throw(ValueError, 'msg')); t(lambda: g3().send(5)); t(lambda: x.throw())
def self_():
    yield next(me)
me = self_(); t(lambda: next(me))
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): print('throw', a[0]); return 'T'
    def close(self): print('It.close')
def y2():
    try:
        yield from It()
    finally: print('y2 fin')
y = y2(); next(y); print(y.throw(ValueError('zz'))); y.close()
hooks = sys.get_asyncgen_hooks(); print(tuple(hooks))
sys.set_asyncgen_hooks(firstiter=lambda g: print('first', g.__name__), finalizer=lambda g: print('final', g.__name__))
async def c4():
    async for x in ag(): break
run(c4())
sys.set_asyncgen_hooks(None, None)
print(ag().__qualname__, type(ag()).__name__, type(c1).__name__)
co = c1(); co.close(); print(type(co), co.__name__); co = co.__await__(); print(type(co))


async def over_displays():
    # A list that is only looped over becomes a tuple, but not in async for.
    seen = [x async for x in both()]
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        seen.append(str(e))
    try:
        seen.append([x async for x in [1, 2]])
    except TypeError as e:
        seen.append(str(e))
    return seen


async def both():
    yield 1
    yield 2


try:
    over_displays().send(None)
except StopIteration as e:
    print(e.value)
