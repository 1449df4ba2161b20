# SPDX-License-Identifier: GPL-2.0
# Scopes, names, orders of evaluation, bindings and calls.
import sys
x = 'global'
class A:
    x = 'class'
    def f(self): return x
    y = [x for _ in range(2)]
    z = [(lambda: x)() for x in range(2)]
    try: w = [(q, i) for i in range(2) for q in [x]]
    except NameError as e: print(e)
    g = (lambda: x)()
    class B:
        q = x
        x = 'inner'
    gen = list(x for x in x)
    it = [c for c in x]
    def global_in(self):
        global made; made = 1
    global zz
    zz = 'zz from class'
print(A().f(), A.y, A.z, getattr(A, 'w', None), A.g, A.B.q, A.gen, A.it, zz, hasattr(A, 'zz'))
def outer():
    a = 1
    class C:
        nonlocal a
        a = 2
        b = a
    def inner():
        nonlocal a
        a += 10; del a
        try: a
        except NameError as e: return type(e).__name__, str(e)
    r = inner()
    try: a
    except NameError as e: return r, str(e), C.b, hasattr(C, 'a')
print(outer())
def f():
    try: print(loc)
    except UnboundLocalError as e: print(e)
    loc = 1; del loc
    try: loc
    except UnboundLocalError as e: print(e)
    try: del loc
    except UnboundLocalError as e: print(e)
    try: raise ValueError
    except ValueError as loc: pass
    try: loc
    except UnboundLocalError as e: print(e, e.name)
    for i in []: pass
    try: i
    except UnboundLocalError as e: print(e)
f()
def walrus():
    if any((hit := n) > 2 for n in range(5)): pass
    r = [y := 1, y ** 2, (z := y + 1)]
    tot = 0
    part = [tot := tot + v for v in range(5)]
    while (k := len(r)) > 1: r.pop()
    d = {(a := 'k'): (b := a * 2)}
    print(hit, y, z, tot, part, k, d, a, b, [*(q := [1, 2]), q], f'{(m := 3)}{m}')
    return locals().keys()
print(list(walrus()))
def order():
    log = []
    def t(n, v=None): log.append(n); return v if v is not None else n
    class S:
        def __getitem__(s, k): log.append(('get', k)); return s
        def __setitem__(s, k, v): log.append(('set', k))
        def __getattr__(s, k): log.append(('ga', k)); return s
        def __call__(s, *a, **k): log.append(('call', a, k)); return s
        def __iadd__(s, o): log.append('iadd'); return s
        def __lt__(s, o): log.append('lt'); return False
    s = S()
    t(1, s)[t(2)] = t(3)
    t(4, s)[t(5)] += t(6)
    s.attr.b(t(7), *[t(8)], k=t(9), **{'z': t(10)})
    {t(11): t(12), **{t(13): t(14)}, t(15): t(16)}
    t(17) < t(18) < t(19) < t(1)
    a, t(20, s)[0], *b = t(21, [1, 2, 3])
    t(22) if t(0, '') else t(23)
    s[t(24):t(25):t(26), t(27)]
    (lambda a=t(28), *, b=t(29): 0)
    def fn(a: t(30) = t(31), *args: t(32), b: t(33) = t(34), **k: t(35)) -> t(36): pass
    del s.__dict__
    t(37) in [t(38)] in [[t(39)]]
    assert t(40), t(41)
    x = y = t(42)
    [t(43) for _ in t(44, [1]) if t(45)]
    print(log)
order()
def ex_names():
    e = 'outer'
    try: 1 / 0
    except ZeroDivisionError as e: print(type(e).__name__)
    print('e' in locals())
    try:
        try: raise KeyError
        except KeyError as e:
            e = 5
    finally: print('e' in locals())
ex_names()
class Mangle:
    __priv = 1
    def __init__(self): self.__x = 2; self.__y__ = 3; self._Mangle__z = 4
    def get(self, __arg=5): __local = 6; return self.__x, self.__z, __arg, __local, sorted(locals())
    class __Inner:
        __deep = 1
        def f(self): return self.__deep
    def imp(self):
        import sys as __sys
        def __fn(): return __sys.__name__
        global __glob; __glob = 9
        return __fn(), __fn.__name__
    def kw(self): return dict(__a=1), (lambda __q: __q)(3)
    def except_(self):
        try: 1 / 0
        except ZeroDivisionError as __e: return sorted(locals())
    def match_(self):
        match (1, 2):
            case (__a, __b): return sorted(locals())
m = Mangle(); print(sorted(vars(m)), m.get(), m.imp(), _Mangle__glob, m.kw(), m.except_(), m.match_(), [k for k in vars(Mangle) if 'anglE' in k or 'Mangle' in k])
class _: 
    __x = 1
print([k for k in vars(_) if 'x' in k])
class __Under: 
    __v = 1
print([k for k in vars(__Under) if 'v' in k])
class _Lead:
    __v = 1
print([k for k in vars(_Lead) if 'v' in k])
def cells():
    fs = [lambda: i for i in range(3)]; gs = [lambda i=i: i for i in range(3)]
    print([f() for f in fs], [g() for g in gs])
    for j in range(2):
        def h(): return j
    del j
    try: h()
    except NameError as e: print(e, e.name)
    print(h.__code__.co_freevars)
    try: h.__closure__[0].cell_contents
    except ValueError as e: print(e)
try: cells()
except Exception as e: print(type(e))
def loc():
    a = 1
    l = locals(); l['b'] = 2; a = 3
    exec('c = 4; a = 5')
    print(a, l is locals(), sorted(locals()), eval('a'), 'c' in locals())
    exec('d = a', {'a': 9}, l); print(l['d'])
    class K: m = locals(); n = 1
    print(sorted(k for k in K.m if k[0] != '_'))
    print([sorted(locals()) for q in [1]], list(sorted(locals()) for q in [1]))
loc()
def star():
    a, *b, c = 'hello'; (d, [e, *f]), *g = ((1, [2, 3, 4]), 5)
    *h, = range(3); [i, j], k = [1, 2], 3
    for l, *m in [(1, 2, 3), 'ab']: print(l, m)
    print(a, b, c, d, e, f, g, h, i, j, k, *b, sep='')
    for bad in ('a, b = 1', 'a, *b, c = [1]', '(a, b), c = 1, 2', '*a, = 5', 'a, b = {1}', 'a, b, c = "ab"', 'a, = ()', '[] = [1]', '() = ""'):
        try: exec(bad); print(bad, 'ok')
        except Exception as e: print(bad, type(e).__name__, e)
star()
def defaults(a, b=[], /, c=(), *d, e={}, f, **g): b.append(a); e[a] = f; return a, b, c, d, e, f, g
print(defaults(1, f=2), defaults(3, f=4, h=5, a=6), defaults.__defaults__, defaults.__kwdefaults__)
for call in ('defaults()', 'defaults(1)', 'defaults(1, 2, 3, 4)', 'defaults(a=1, f=2)', 'defaults(b=1, f=2)', 'defaults(1, f=1, **{"f": 2})', 'defaults(*[1], *[2], c=3, f=1, **{"c": 1})', 'defaults(1, f=1, *5)', 'defaults(1, **5)', 'defaults(**{1: 2})', 'f(1)', 'f(a=1)', 'len()', 'len(1, 2)', 'len(x=1)', 'cells(1, 2)', 'Mangle(1)', 'm.get(1, 2)', 'print(sepp=1)', 'int(1, 2, 3)', 'sorted()', 'sorted([], 1)', 'max()', 'max(1)', 'isinstance(1)', 'super().x', 'object.__init__()', 'str.join()', '[].append()', '"".join(1, 2)', '{}.get()', 'type(1, 2)', 'range()', 'zip(1)', 'map(1)', 'open', '1()', '"a"()', 'None()', 'm()', '[](1)', '(1).x()', 'f"{1:{2:{3}}}"'):
    try: eval(call); print(call, 'ok')
    except Exception as e: print(call, '|', type(e).__name__, e)
