# SPDX-License-Identifier: GPL-2.0
# Generators driven, thrown into, closed and delegated to.
import sys
def show(f, *a):
    try: r = f(*a); print(f.__qualname__ if hasattr(f, '__qualname__') else f, '->', r)
    except BaseException as e: print('->', type(e).__name__, e, '| cause', repr(e.__cause__), '| ctx', repr(e.__context__), e.__suppress_context__)
def g1():
    try:
        x = yield 1
        print('got', x)
        y = yield x
    except GeneratorExit: print('exit'); raise
    except ValueError as e: print('ve', e); yield 'recovered'
    else: print('else')
    finally: print('fin')
g = g1(); show(g.send, 5); show(next, g); show(g.send, 5); show(g.throw, ValueError('a')); show(g.close); show(next, g); show(g.throw, KeyError, 'late')
g = g1(); show(g.throw, ValueError, 'first'); show(next, g)
g = g1(); next(g); show(g.close); show(g.close)
def g2():
    try: yield 1
    except GeneratorExit: yield 2
g = g2(); next(g); show(g.close); show(next, g)
def g3():
    try: yield 1
    finally: return 7
g = g3(); next(g); show(g.close)
g = g3(); next(g); show(g.throw, KeyError('k'))
def g4(): raise StopIteration('inner'); yield
show(next, g4())
def g5():
    r = yield from g6()
    print('r', r)
    return (yield from [r, r + 1])
def g6():
    try:
        a = yield 'a'
        b = yield a
        return 10
    except ValueError as e: print('g6 ve', e); return 20
    finally: print('g6 fin')
g = g5(); print(next(g), g.send('A'), g.gi_yieldfrom.__name__); show(g.throw, ValueError('into')); show(next, g); show(next, g); show(next, g)
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, t, v=None, tb=None): print('It.throw', t, v, tb); raise KeyError('from throw')
    def close(self): print('It.close'); raise RuntimeError('close failed')
    def send(self, v): print('It.send', v); return v
def g7():
    try: yield from It()
    except KeyError as e: print('caught', e, repr(e.__context__)); yield 'k'
g = g7(); next(g); show(g.send, 3); show(g.throw, ValueError); show(g.close)
g = g7(); next(g); show(g.close)
def g8(): yield from 5
show(next, g8())
def selfref():
    yield me.send(None)
me = selfref(); show(next, me)
def selfclose():
    try: me.close()
    except ValueError as e: yield str(e)
me = selfclose(); show(next, me)
show(g1().throw, 5); show(g1().throw, int); show(g1().throw, ValueError, ValueError('inst'), None); show(g1().throw, ValueError('x'), 'y'); show(g1().throw, ValueError, 'x', 5)
show(g1().throw)
def deleg(n): return (yield n) if n == 0 else (yield from deleg(n - 1)) + n
g = deleg(50); print(next(g)); show(g.send, 100)
def outer():
    try: yield from inner()
    except RuntimeError as e: print('rt', e, repr(e.__cause__)); raise
def inner():
    yield 1
    next(iter([]))
g = outer(); next(g); show(next, g)
def ctx():
    try: 1 / 0
    except ZeroDivisionError:
        print(sys.exc_info()[0]); yield 1
        print(sys.exc_info()[0])
    print(sys.exc_info()[0]); yield 2
g = ctx(); next(g)
try: raise KeyError
except KeyError: print(sys.exc_info()[0]); next(g); print(sys.exc_info()[0])
def counter():
    while True:
        v = yield
        if v is None: continue
        print('v', v)
c = counter(); next(c)
for i in range(3): c.send(i)
print(c.gi_frame.f_lineno - counter.__code__.co_firstlineno, c.gi_running, c.gi_suspended, c.gi_code.co_name)
c.close(); print(c.gi_frame, c.gi_suspended)
gen = (x * y for x in range(3) for y in [x, x + 1] if (x + y) % 2)
print(list(gen), gen.__name__, gen.__qualname__)
gen.__name__ = 'zz'; print(repr(gen)[:25])
try: gen.__name__ = 5
except TypeError as e: print(e)
def lazy():
    print('start'); return (print('elt', i) or i for i in src())
def src(): print('src'); yield 1; yield 2
z = lazy(); print('made'); print(next(z))
try: (i for i in 5)
except TypeError as e: print(e)
def cleanup(tag):
    try: yield tag
    finally: print('cleanup', tag)
def use():
    for x in cleanup('loop'):
        for y in cleanup('inner'):
            return x
print(use())
a, *b = cleanup('star'); print(a, b)
try: a, b = cleanup('two')
except ValueError as e: print(e)
def many():
    yield 1; yield 2; yield 3
try: a, b = many()
except ValueError as e: print(e)
print(max(many()), sum(many()), dict(zip(many(), many())), {*many()}, [*many(), *many()], 2 in many())
def recv():
    total = 0
    while (x := (yield total)) is not None: total += x
    return total
def drive(gen, vals):
    out = []
    try:
        out.append(next(gen))
        for v in vals: out.append(gen.send(v))
    except StopIteration as s: out.append(('stop', s.value, s.args))
    return out
print(drive(recv(), [1, 2, 3, None]))
def ret_tuple(): return (1, 2); yield
try: next(ret_tuple())
except StopIteration as s: print(s.value, s.args)
def ret_exc(): return ValueError('r'); yield
try: next(ret_exc())
except StopIteration as s: print(repr(s.value), s.args)
def yf_ret(): x = yield from ret_tuple(); print(x); x = yield from ret_exc(); print(repr(x))
list(yf_ret())
for i in (yield_ for yield_ in (lambda: (yield 3))()): print(i)
