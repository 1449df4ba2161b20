# string.Formatter, Template, singledispatch and the tools of contextlib.
import string, functools, contextlib, heapq, bisect, copy, pprint, json, statistics, fractions
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
F = string.Formatter()
class N(string.Formatter):
    def get_value(self, key, args, kw):
        return kw.get(key, '<%s>' % key) if isinstance(key, str) else super().get_value(key, args, kw)
    def convert_field(self, v, c): return ('conv', v, c) if c == 'q' else super().convert_field(v, c)
    def check_unused_args(self, used, args, kw): print('used', sorted(map(str, used)), args, sorted(kw))
    def format_field(self, v, s): return format(str(v), s)
for fmt, a, k in (("{} {}", (1,2), {}), ("{0} {}", (1,2), {}), ("{} {0}", (1,2), {}), ("{a[b]} {a.x}", (), {'a': {'b':1}}), ("{0!r:>10}", ('x',), {}), ("{0:{1}}", (5, 10), {}), ("{0!q}", (1,), {}), ("{0!z}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{{}}", (), {}), ("{0:{1:{2}}}", (1,2,3), {}), ("{x}", (), {}), ("{5}", (1,), {}), ("{a[0]}{a[-1]}", (), {'a':[1,2]}), ("{!s}", ('a',), {}), ("{:{}}{}", (1,2,3), {}), ("{0.real}", (5,), {}), ("{0!}", (1,), {}), ("{0!rr}", (1,), {}), ("{0[}", (1,), {}), ("{0]}", (1,), {})):
    for f in (F, N()):
        print(fmt, end=' '); t(lambda: f.format(fmt, *a, **k)); t(lambda: f.vformat(fmt, a, k))
    t(lambda: list(F.parse(fmt)))
t(lambda: F.format()); t(lambda: F.get_field("0.a[b]", ({},), {})); t(lambda: string.capwords("  hello   wORLD ")); t(lambda: string.capwords("a-b-c", "-"))
T = string.Template
for s in ("$a $b", "${a}x", "$$", "$", "$1", "${a", "$a$", "$A_1", "${é}", "$ab.$a"):
    t(lambda: T(s).substitute(a=1)); t(lambda: T(s).safe_substitute({'a':2}, b=3)); t(lambda: T(s).get_identifiers()); t(lambda: T(s).is_valid())
class T2(T): delimiter = '%'; idpattern = '[a-z]+_[a-z]+'
t(lambda: T2("%a_b %a $x %%").safe_substitute({'a_b':1})); t(lambda: T2.pattern.pattern if 0 else T2("%a_b").substitute(a_b=3))
t(lambda: T("a\n $").substitute()); t(lambda: T("x").substitute({}, {}))
@functools.singledispatch
def sd(x, *a): return 'base', x
@sd.register
def _(x: int): return 'int'
@sd.register(list)
def _(x): return 'list'
@sd.register
def _(x: float | complex): return 'fc'
class A: pass
class B(A): pass
sd.register(A, lambda x: 'A')
for v in (1, True, [], 2.0, 1j, A(), B(), 'x', None): t(lambda: sd(v))
t(lambda: sd()); t(lambda: sd.dispatch(bool).__name__); t(lambda: sorted(c.__name__ for c in sd.registry)); t(lambda: sd.register(5)); t(lambda: sd.register(5, len));
def noann(x): pass

def strann(x: 'undefined_thing'): pass
t(lambda: sd.register(strann))
def badann(x: 5): pass
t(lambda: sd.register(badann))
import collections.abc as cabc
@functools.singledispatch
def g(x): return 'o'
g.register(cabc.Sized, lambda x: 'sized'); g.register(cabc.Iterable, lambda x: 'iter')
class SI:
    def __len__(self): return 0
    def __iter__(self): return iter(())
t(lambda: g(SI())); t(lambda: g([]));
class M:
    @functools.singledispatchmethod
    def m(self, x): return 'base'
    @m.register
    def _(self, x: int): return 'int'
    @functools.singledispatchmethod
    @classmethod
    def c(cls, x): return cls, 'b'
    @c.register
    @classmethod
    def _(cls, x: str): return 's'
t(lambda: M().m(3)); t(lambda: M().m('')); t(lambda: M.c('')); t(lambda: M.c(3)[1]); t(lambda: M().m()); t(lambda: functools.singledispatchmethod(5))
class CM:
    def __init__(s, n, sup=False, exc=None): s.n, s.sup, s.exc = n, sup, exc
    def __enter__(s): print('enter', s.n); return s
    def __exit__(s, *e):
        print('exit', s.n, e[0] and e[0].__name__, e[1] and e[1].__context__.__class__.__name__)
        if s.exc: raise s.exc
        return s.sup
def es():
    with contextlib.ExitStack() as st:
        st.enter_context(CM(1)); st.push(CM(2, True)); st.callback(print, 'cb', end='!\n'); st.enter_context(CM(3, exc=KeyError(1)))
        raise ValueError
    return 'done'
t(es)
def es2():
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1/0); st.push(lambda *e: print([x and getattr(x,'__name__',None) for x in e])); a = st.pop_all()
    try: a.close()
    except ZeroDivisionError as e: print('closed', e.__context__)
t(es2)
t(lambda: contextlib.ExitStack().enter_context(5)); t(lambda: contextlib.ExitStack().callback()); t(lambda: contextlib.ExitStack().push(5))
def es3():
    with contextlib.ExitStack() as st:
        for i in range(3): st.enter_context(CM(i, exc=OSError(i)))
        raise IndexError('first')
try: es3()
except OSError as e:
    while e: print(type(e).__name__, e); e = e.__context__
with contextlib.suppress(KeyError, ValueError): {}[1]
with contextlib.suppress(): pass
t(lambda: contextlib.suppress(KeyError).__exit__(None, None, None))
@contextlib.contextmanager
def cm(n):
    print('in', n)
    try: yield n
    except ValueError as e: print('caught', e)
    finally: print('out')
with cm(1) as x: print(x)
with cm(2): raise ValueError('v')
@cm(3)
def deco(a): return a
t(lambda: deco(4)); t(lambda: deco(5))
@contextlib.contextmanager
def two(): yield 1; yield 2
@contextlib.contextmanager
def none(): return; yield
def w(c):
    with c() as v: return v
t(lambda: w(two)); t(lambda: w(none)); t(lambda: w(lambda: contextlib.nullcontext(5))); 
def w2(c, e):
    with c(): raise e
t(lambda: w2(two, KeyError(1))); 
@contextlib.contextmanager
def eatstop(): yield
t(lambda: w2(eatstop, StopIteration('s'))); t(lambda: w2(eatstop, RuntimeError('r')))
class Cl:
    def close(self): print('close')
t(lambda: contextlib.closing(Cl()).__enter__().__class__.__name__)
with contextlib.redirect_stdout(__import__('io').StringIO()) as f: print('hidden')
print(repr(f.getvalue()))
t(lambda: contextlib.AbstractContextManager()); t(lambda: issubclass(CM, contextlib.AbstractContextManager)); t(lambda: sorted(contextlib.__all__))
for f in ("{0!}", "{0!", "{0[}", "{0[", "{0!r", "{0!rr}", "{0:", "{0:{", "{0:{}", "{!}", "{0!:}", "{0!}}", "{0[}]}", "{a[}", "{0[x", "{0[x}", "{0!r:", "{0!r x}", "{", "{0", "{0.", "{0.}", "{0[]}", "{0]}", "{0[a]b}", "{0[a]}","{0!x}", "{0!}x", "{0!\u0100}", "{[}", "{0[a}b]}"):
    try: print(f, repr(f.format({'a':1,'}b':2,'}':3,'a}b':4}, 'k', a={'}':5})))
    except Exception as e: print(f, type(e).__name__, e)

    try: print(f, list(string.Formatter().parse(f)))
    except Exception as e: print(f, type(e).__name__, e)
for depth in (2, 0, -1): t(lambda: string.Formatter()._vformat('{a}{:{w}}', (1,), {'a': 2, 'w': 3}, set(), depth))
