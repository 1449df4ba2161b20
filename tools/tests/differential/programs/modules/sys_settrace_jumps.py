# A trace function jumps from every line of each function to every other one.
import sys


def simple(o):
    o.append(1)
    o.append(2)
    if o:
        o.append(3)
    else:
        o.append(4)
    return o


def loops(o):
    for i in 1, 2:
        o.append(2)
        for j in [3]:
            o.append(4)
    else:
        o.append(6)
    o.append(5)
    while len(o) < 4:
        o.append(7)
        if o[-1] is None:
            break
    else:
        o.append(8)
    x = None
    if x is None:
        o.append(9)
    while x is not None:
        o.append(10)
    return


def tries(o):
    try:
        o.append(1)
        1/0
        o.append(2)
    except ZeroDivisionError as e:
        o.append(3)
        try:
            o.append(4)
        finally:
            o.append(5)
    except (ValueError, TypeError):
        o.append(6)
        raise
    else:
        o.append(7)
    finally:
        o.append(8)
    o.append(9)


class C:
    def __init__(self, o, v):
        self.o = o
        self.v = v

    def __enter__(self):
        self.o.append(self.v)
        return self

    def __exit__(self, *a):
        self.o.append(-self.v)
        return self.v == 5


def withs(o):
    with C(o, 1) as a, C(o, 2):
        o.append(a.v)
        with C(o,5):
            o.append(3)
            {}[1]
        o.append(4)
    for x in (1,):
        with C(o, 6):
            o.append(8)
            continue
        o.append(9)
    o.append(10)


def match(o):
    for v in ([1,2], {'a': 1}, 5, "x", None):
        match v:
            case [a, b]:
                o.append(a)
            case {'a': q}:
                o.append(q)
            case int(k) if k > 3:
                o.append(k)
            case str() | None:
                o.append('s')
    o.append([y
       for y in
         range(3)])
    o.append(max(1,
       2,
       len(
         "abc")))
    assert o, (
       1)


def star(o):
    try:
        raise ExceptionGroup('x', [ValueError(1), TypeError(2)])
    except* ValueError as e:
        o.append(1)
    except* TypeError:
        o.append(2)
    finally:
        o.append(3)
    o.append(4)


def gen(o):
    o.append(1)
    x = yield 1
    o.append(x)
    for i in range(2):
        y = yield i
        o.append(y)
    yield from [
        7, 8]
    try:
        yield 5
    finally:
        o.append(9)


def drive(o):
    g = gen(o)
    try:
        o.append(next(g))
        for i in range(4):
            o.append(g.send('s%d' % i))
        g.close()
    except StopIteration as e:
        o.append(e)


async def co(o):
    async with A(o):
        o.append(1)
    async for x in ag(o):
        o.append(x)
        await aw(o)
    else:
        o.append(3)
    return 3


class A:
    def __init__(self, o):
        self.o = o

    async def __aenter__(self):
        self.o.append('in')

    async def __aexit__(self, *a):
        self.o.append('out')


async def ag(o):
    yield 1
    yield 2


async def aw(o):
    o.append('aw')


def drive_co(o):
    c = co(o)
    try:
        c.send(None)
    except StopIteration as e:
        o.append(e.value)
    c.close()


def nested(o):
    for a in 1, 2:
        try:
            for b in 3, 4:
                try:
                    o.append(a * b)
                    if b == 4:
                        raise KeyError(b)
                except KeyError:
                    o.append('k')
                    for c in 'xy':
                        o.append(c)
                    o.append('l')
                else:
                    o.append('e')
                    continue
                finally:
                    o.append('f')
        finally:
            o.append('g')
    def inner():
        return a
    o.append(inner())
    class K:
        z = 1

        def m(self):
            return self.z

    o.append(K().m())
    del a
    lambda: (yield)
    global zz
    zz = 1
    return o


def lines(code):
    return sorted({line for _, _, line in code.co_lines() if line})


class Stop(Exception):
    pass


def attempt(fn, code, here, there):
    o = []
    events = 0
    said = ''

    def trace(frame, event, arg):
        nonlocal events, said
        events += 1
        if events > 400:
            raise Stop
        if (frame.f_code is code and event == 'line' and
                frame.f_lineno == here and not said):
            try:
                frame.f_lineno = there
                said = f'{frame.f_lineno - code.co_firstlineno} {frame.f_lasti}'
            except ValueError as e:
                said = str(e)
        return trace

    sys.settrace(trace)
    try:
        end = type(fn(o)).__name__
    except BaseException as e:
        end = repr(e) + repr(e.__context__)
    finally:
        sys.settrace(None)
    first = code.co_firstlineno
    print(code.co_name, here - first, there - first, said, o, end,
          sys.exc_info()[0])


def attempts(fn, code, before):
    all_lines = lines(code)
    for here in all_lines:
        for there in range(all_lines[0] - before, all_lines[-1] + 2):
            attempt(fn, code, here, there)


for fn in simple, loops, tries, withs, match, star, nested:
    attempts(fn, fn.__code__, 1)
attempts(drive, gen.__code__, -1)
attempts(drive_co, co.__code__, -1)
