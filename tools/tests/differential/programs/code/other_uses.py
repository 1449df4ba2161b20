# What code made for one thing does as another.
import types

d = {}
for head in ('def g():\n yield 1\n', 'async def g():\n return 1\n', 'async def g():\n yield 1\n'):
    for n in (100, 400, 500, 1000, 3000):
        exec(head + ''.join(f' a{i} = {i}\n' for i in range(n)), d)
        g = d['g']()
        if hasattr(g, '__next__'):
            print(n, list(g))
        else:
            print(n, type(g).__name__)
            if hasattr(g, 'close'):
                g.close()

def imported(): import sys
code = imported.__code__
for level in (1.5, b'', (), [], object, 'x', None, 2**64, 2**31, True, -1, 0):
    level_of = code.replace(co_consts=(None, level) + code.co_consts[2:])
    try:
        print(level, types.FunctionType(level_of if code.co_consts[1] == 0 else code, {'__builtins__': __builtins__})())
    except Exception as e:
        print(type(e).__name__, e)

def outer(): return [x for x in y], {x: x for x in y}, {x for x in y}, (x for x in y)
def asynchronous(a, b=1, *c, d, e=2, **f): yield a
def rest(*a, **b): return a, b
inner = [c for c in outer.__code__.co_consts if isinstance(c, types.CodeType)]
for c in inner + [asynchronous.__code__, rest.__code__]:
    for run in eval, exec:
        try:
            print(type(run(c)).__name__)
        except Exception as e:
            print(type(e).__name__, e)
    try:
        print(type(types.FunctionType(c, {})(iter((1, 2)))).__name__)
    except Exception as e:
        print(type(e).__name__, e)
lines = outer.__code__.replace(co_linetable=b'\xd0\x7f\xd8', co_firstlineno=2**31 - 1)
print(len(list(lines.co_positions())) > 0)
