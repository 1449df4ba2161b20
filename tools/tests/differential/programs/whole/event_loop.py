# SPDX-License-Identifier: GPL-2.0
# Coroutines on a loop made by hand, and what cannot be awaited.
import sys, types
from collections import deque
from contextlib import asynccontextmanager, AsyncExitStack, aclosing
class Trap:
    def __init__(self, v): self.v = v
    def __await__(self): return (yield self.v)
async def sleep(n): return await Trap(('sleep', n))
@types.coroutine
def gencoro(x):
    r = yield x
    return r * 2
class Loop:
    def __init__(self): self.q = deque(); self.t = 0; self.log = []
    def spawn(self, name, coro): self.q.append((0, name, coro, None))
    def run(self):
        while self.q:
            due, name, c, val = self.q.popleft()
            if due > self.t:
                if all(d > self.t for d, *_ in self.q): self.t += 1
                self.q.append((due, name, c, val)); continue
            try: r = c.send(val)
            except StopIteration as s: print(f't={self.t} {name} done {s.value!r}')
            except Exception as e: print(f't={self.t} {name} failed {e!r} ctx={e.__context__!r}')
            else:
                match r:
                    case ('sleep', n): self.q.append((self.t + n, name, c, self.t))
                    case other: self.q.append((self.t, name, c, other))
class ACM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self): print('enter', self.n); await sleep(1); return self
    async def __aexit__(self, t, v, tb): print('exit', self.n, t and t.__name__); await sleep(1); return self.swallow
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if not self.n: raise StopAsyncIteration
        self.n -= 1; await sleep(1); return self.n
async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got: print('agen got', got)
            await sleep(1)
    except GeneratorExit: print('agen exit'); raise
    except KeyError as e: print('agen key', e); yield 'from key'
    finally: print('agen fin'); await sleep(1)
@asynccontextmanager
async def acm(x):
    print('acm in', x)
    try: yield x * 2
    except ValueError as e: print('acm swallowed', e)
    finally: print('acm out', x)
async def t1():
    async with ACM(1) as a, ACM(2, True) as b:
        print('body', a.n, b.n); await sleep(2); raise ValueError('in body')
    return 't1'
async def t2():
    out = [x async for x in AIter(3)]
    out += [y for x in [1, 2] for y in [await gencoro(x)]]
    d = {k: v async for k, v in pairs()}
    s = sum([x async for x in agen(3) if x != 1])
    async for x in AIter(2): print('t2 x', x)
    else: print('t2 else')
    return out, d, s
async def pairs():
    for k in 'ab':
        yield k, await gencoro(k)
async def t3():
    g = agen(5)
    print('an', await anext(g), await g.asend('hello'), await g.athrow(KeyError('kk')))
    try: await g.__anext__()
    except StopAsyncIteration as e: print('stop', e.args)
    print(await anext(g, 'dflt'))
    g = agen(2); await anext(g); await g.aclose()
    try: await g.asend(None)
    except StopAsyncIteration: print('closed')
    async with acm(4) as v: print('v', v); raise ValueError('zz')
    async with AsyncExitStack() as st:
        st.push_async_callback(cb, 1); x = await st.enter_async_context(acm(9)); print('x', x)
        st.callback(print, 'sync cb')
    async with aclosing(agen(3)) as it:
        async for q in it: break
async def cb(n): print('cb', n); await sleep(1)
async def t4():
    try:
        async with ACM('f'): 1 / 0
    finally: print('t4 finally')
loop = Loop()
for f in (t1, t2, t3, t4): loop.spawn(f.__name__, f())
loop.run()
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as s: return s.value
    except BaseException as e: return repr(e)
async def bad1(): await 5
async def bad2():
    async for x in [1]: pass
async def bad3():
    async with 5: pass
async def bad4():
    async for x in AI2(): pass
class AI2:
    def __aiter__(self): return self
    def __anext__(self): return 5
class AI3:
    def __aiter__(self): return 5
async def bad5():
    async for x in AI3(): pass
class BadAw:
    def __await__(self): return 5
async def bad6(): await BadAw()
class BadAw2:
    def __await__(self): return gencoro(1)
async def bad6b(): await BadAw2()
async def bad7(): raise StopIteration(3)
async def bad8():
    async for x in raising(): pass
async def raising(): yield 1; raise StopAsyncIteration(4)
async def bad9(): 
    with ACM(1): pass
async def bad10():
    async with open_(): pass
class open_:
    def __enter__(self): pass
    def __exit__(self, *a): pass
for f in (bad1, bad2, bad3, bad4, bad5, bad6, bad6b, bad7, bad8, bad9, bad10): print(f.__name__, drive(f()))
c = t1()
print(c.cr_running, c.cr_await, c.cr_frame.f_lineno - t1.__code__.co_firstlineno, c.cr_origin, c.cr_suspended)
c.send(None); print(type(c.cr_await).__name__, c.cr_suspended); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
c = t1(); 
try: c.send(1)
except TypeError as e: print(e)
c.close()
try: list(t1())
except TypeError as e: print(e)
a = agen(1); print(a.ag_running, a.ag_await, a.ag_code.co_name, hasattr(a, '__iter__'), hasattr(a, '__aiter__'))
x = a.asend(1)
try: x.send(None)
except TypeError as e: print(e)
x.close()
s = a.__anext__(); print(type(s).__name__); print(drive(s)); 
try: s.send(None)
except RuntimeError as e: print(e)
print(drive(a.aclose()))
async def un(): pass
un()
print('end')
