import sys
def f(n): return f(n+1)
try: f(0)
except RecursionError as e: print(e)
sys.setrecursionlimit(200)
def depth():
    try: return 1 + depth()
    except RecursionError: return 0
print(depth() > 150)
def g(n):
    if n: yield from g(n-1)
    yield n
try: print(sum(g(100)))
except RecursionError as e: print(e)
try: print(len(list(g(300))))
except RecursionError as e: print(e)
class A:
    def __getattr__(s, n): return s.x
try: A().y
except RecursionError as e: print(e)
def un():
    print(zz1)
    zz1 = 1
def t(fn):
    try: fn()
    except Exception as e: print(type(e).__name__, e)
t(un)
def fr():
    def inner(): return q
    t(inner)
    q = 1
fr()
t(lambda: nme); t(lambda: [].appendd); t(lambda: (1).foo)
def k(a, b, *, c): pass
t(lambda: k()); t(lambda: k(1)); t(lambda: k(1,2)); t(lambda: k(1,2,3)); t(lambda: k(1,2,c=1,d=2)); t(lambda: k(1,2,a=3,c=1)); t(lambda: k(*5)); t(lambda: k(**5)); t(lambda: k(**{1:2}))
def p(a, /, b): pass
t(lambda: p(a=1, b=2)); t(lambda: p(1,2,3)); t(lambda: p())
def un1(): a, b = 1
def un2(): a, b = 1,
def un3(): a, b = 1,2,3
def un4(): a, *b = ()
def un5(): a, b = {}
for u in (un1,un2,un3,un4,un5): t(u)
class C:
    def m(self): pass
    @staticmethod
    def s(): pass
t(lambda: C.m()); t(lambda: C().m(1)); t(lambda: C().s(1)); t(lambda: C(1)); t(lambda: C().zork); t(lambda: C.zork)
try:
    try: raise ValueError('a')
    except ValueError as e: raise KeyError('b') from e
except KeyError as e: print(repr(e.__cause__), e.__suppress_context__)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
def nested():
    try:
        raise ValueError(1)
    except ValueError:
        try: raise KeyError(2)
        except KeyError as e: return sys.exc_info()[0].__name__, sys.exception() is e, repr(e.__context__)
print(nested(), sys.exc_info())
def fin():
    try: return 'try'
    finally: print('finally')
print(fin())
def fin2():
    for i in range(3):
        try: continue
        finally: print('f', i)
fin2()
e = ValueError('n'); e.add_note('note1'); print(e.__notes__)
try: raise e.with_traceback(None)
except ValueError as x: print(x.__traceback__.tb_lineno > 0)
