def f(a, b=2, *c, d=4, **e):
    "doc"
    x = 1
    try:
        print(a.b, a[1], a.c(3))
        a.b = 5
        a[1] = 2
    except ValueError:
        pass
    x, y = a < b, a + b
    def g(): return x
    return g
def gen():
    yield 1
    with x: pass
for c in (f.__code__, gen.__code__):
    for n in sorted(dir(c)):
        if n.startswith('__') or n in ('co_lnotab', 'co_consts', 'co_filename', '_co_code_adaptive'): continue
        print(n, end=' ')
        try: v = getattr(c, n); print(v if not callable(v) else 'callable')
        except Exception as e: print(type(e), e)
    print(list(c.co_lines()))
    print(list(c.co_positions()))
    d = c.replace(co_name='zz', co_firstlineno=7)
    print(d.co_name, d.co_firstlineno, d.co_code == c.co_code, d.co_varnames)
try: c.replace(foo=1)
except TypeError as e: print(e)
try: c.replace(1)
except TypeError as e: print(e)
