import sys
def g(n):
    for i in range(n):
        x = yield i
        if x: print('got', x)
    return 'done'
print(list(g(3)), sum(g(10)))
def h():
    r = yield from g(2)
    print('r', r)
    yield 99
print(list(h()))
it = g(3)
print(next(it), it.send('a'), repr(it)[:22])
it.close()
try: next(it)
except StopIteration as e: print('stop', e.value)
def k():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 'v'
    finally:
        print('fin')
a = k(); print(next(a)); print(a.throw(ValueError("x"))); print(repr(a.gi_frame)[:9], a.gi_running, a.gi_suspended)
try: next(a)
except StopIteration as e: print('end', a.gi_frame)
a = k(); next(a); del a
def rec(n):
    if n: 
        yield from rec(n-1)
    yield n
print(sum(rec(300)))
print(sum(x*y for x in range(10) for y in range(x)))
def bad():
    yield 1
    raise StopIteration(5)
b = bad(); next(b)
try: next(b)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
print(sys.getsizeof(g(3)))
def outer():
    try:
        yield from g(3)
    except KeyError as e:
        print('outer', e)
        yield 'o'
o = outer(); print(next(o), repr(o.gi_yieldfrom)[:20])
print(o.throw(KeyError, 'kk'))
def gg():
    try:
        raise ValueError(1)
    except ValueError:
        yield sys.exception()
        print(sys.exception())
q = gg()
print(repr(next(q)), sys.exception())
try: 
    raise KeyError(2)
except KeyError:
    next(q, None)
    print(repr(sys.exception()))
f = sys.exc_info(); print(f)
async def co():
    return 5
async def co2():
    x = await co()
    return x + 1
c = co2()
try: c.send(None)
except StopIteration as e: print('co', e.value)
try: c.send(None)
except RuntimeError as e: print(e)
async def ag():
    for i in range(3):
        yield i
async def user():
    r = []
    async for x in ag(): r.append(x)
    return r, [y async for y in ag()]
try: user().send(None)
except StopIteration as e: print(e.value)
