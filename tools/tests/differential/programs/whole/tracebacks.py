# SPDX-License-Identifier: GPL-2.0
# Module traceback on all that can be raised.
import sys, traceback
def lvl1(x):
    return lvl2(
        x,
        y=[i for i in range(x)
           if i / (i - 2)],
    )
def lvl2(x, y):
    pass
class E1(Exception):
    def __str__(self): return 'multi\nline'
class E2(Exception):
    def __str__(self): raise RuntimeError('no str')
class E3(Exception):
    def __init__(self, *a, **k): super().__init__(*a); self.__notes__ = k.get('notes')
def show(f):
    try: f()
    except BaseException as e:
        print('---', f.__name__)
        traceback.print_exception(e, file=sys.stdout)
def t1(): lvl1(4)
def t2(): raise E1
def t3(): raise E2('x')
def t4():
    e = E3(1, 2, notes=['n1', 'n\n2', 5])
    raise e
def t5(): raise E3('z', notes='abc')
def t6(): raise E3('z', notes=7)
def t7():
    try:
        try: {}['a']
        except KeyError as e: raise ValueError('v') from e
    except ValueError as e:
        try: [][3]
        except IndexError as i: raise TypeError('t') from None
def t8():
    try:
        try: raise KeyError(1)
        finally: raise ValueError(2)
    except ValueError:
        raise ExceptionGroup('eg', [ValueError(1), ExceptionGroup('in\nner', [TypeError('x'), OSError(2, 'No', 'f')])])
def t9():
    excs = []
    for i in range(3):
        try:
            try: 1 / i if i else int('q')
            except ValueError as e: raise KeyError(i) from e
            raise RuntimeError(i)
        except Exception as e: e.add_note(f'note {i}'); excs.append(e)
    raise BaseExceptionGroup('many', excs) from OSError('cause')
def t10(): x = (1 + 2 *
              None) - 3
def t11():
    a = {'b': {'c': None}}
    return a['b']['c']['d']['e']
def t12(): return sum(map(lambda q:
        q.foo, [1]))
def t13(): "é中文 wide" + 1 ; pass
def t14():   x = "é中文" + (lambda: 1/0)()
def t15(): f = [1,2,3]; f[0](1)(2)
def t16():
    class A:
        def __getattr__(self, n): raise AttributeError(f'no {n}') from ValueError('c')
        x = property(lambda s: s.y.z)
    A().x.w
def t17(): raise SyntaxError('custom', ('file.py', 3, 5, 'abc def\n', 3, 8))
def t18(): raise SyntaxError('custom', ('file.py', 3, 0, None))
def t19(): raise SyntaxError('m', ('f', 1, 20, 'short', 1, 30))
def t20(): exec(compile('x = 1\ndef f():\n  return x +\n', 'mod.py', 'exec'))
def t21(): exec(compile('\n\ndef f(a):\n    return a.b.c\nf(1)', 'mod.py', 'exec'), {})
def t22(): assert (1 ==
   2), 'multi'
def t23(): raise KeyError('a\nb')
def t24(): raise StopIteration
def t25():
    try: raise ValueError(1)
    except ValueError as e:
        e.__cause__ = e
        raise
def t26():
    a = ValueError('a'); b = TypeError('b'); a.__context__ = b; b.__context__ = a
    raise a
def t27(): int.from_bytes(b'', 'big', bogus=1)
def t28(): print(*5)
def t29(): dict(**{1: 2})
def t30(): (lambda *, a: a)(**{'b': 1})
def rec(n): return rec(n + 1)
def t31(): rec(0)
def t32():
    def a(n): b(n) if n else 1 / 0
    def b(n): a(n - 1)
    a(8)
for n in range(1, 33): show(globals()[f't{n}'])
try: t7()
except TypeError as e:
    print(traceback.format_exception_only(e), traceback.format_tb(e.__traceback__, limit=1), traceback.extract_tb(e.__traceback__)[0].name)
    s = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(s.exc_type, s.__cause__, s.__suppress_context__, len(s.stack))
print(traceback.format_list([('f.py', 3, 'fn', 'code line'), ('g.py', 4, 'gn', None)]))
for limit in (1, 2, -1, -2, 0):
    try: t11()
    except TypeError as e: print(limit, traceback.format_exc(limit=limit))
traceback.print_stack(file=sys.stdout)
t9()
