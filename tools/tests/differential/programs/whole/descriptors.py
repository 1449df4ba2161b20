# SPDX-License-Identifier: GPL-2.0
# Descriptors, slots, properties, super(), and a little ORM made of them.
import sys, gc, weakref
class Typed:
    def __init__(s, t, *, default=None): s.t, s.d = t, default
    def __set_name__(s, o, n): s.n = '_' + n; o.__dict__.get('_fields', []).append(n)
    def __get__(s, o, t): return s if o is None else o.__dict__.get(s.n, s.d)
    def __set__(s, o, v):
        if not isinstance(v, s.t): raise TypeError(f'{s.n[1:]} must be {s.t.__name__}, not {type(v).__name__}')
        o.__dict__[s.n] = v
    def __delete__(s, o):
        try: del o.__dict__[s.n]
        except KeyError: raise AttributeError(s.n) from None
class Q:
    def __init__(s, m, conds=(), order=None, lim=None): s.m, s.conds, s.order, s.lim = m, conds, order, lim
    def where(s, *c): return Q(s.m, s.conds + c, s.order, s.lim)
    def by(s, *o): return Q(s.m, s.conds, o, s.lim)
    def __getitem__(s, sl): return Q(s.m, s.conds, s.order, (sl.start or 0, sl.stop))
    def __iter__(s):
        rows = [r for r in s.m._rows if all(c(r) for c in s.conds)]
        for o in reversed(s.order or ()): rows.sort(key=lambda r: getattr(r, o.lstrip('-')), reverse=o[0] == '-')
        yield from rows[slice(*s.lim)] if s.lim else rows
    def __str__(s): return f"SELECT * FROM {s.m.__name__.lower()}" + (" WHERE " + " AND ".join(map(str, s.conds)) if s.conds else '') + (f" ORDER BY {', '.join(o[1:] + ' DESC' if o[0] == '-' else o for o in s.order)}" if s.order else '') + (f' LIMIT {s.lim[1] - s.lim[0]} OFFSET {s.lim[0]}' if s.lim else '')
class Cond:
    def __init__(s, f, txt): s.f, s.txt = f, txt
    def __call__(s, r): return s.f(r)
    def __and__(s, o): return Cond(lambda r: s(r) and o(r), f'({s} AND {o})')
    def __or__(s, o): return Cond(lambda r: s(r) or o(r), f'({s} OR {o})')
    def __invert__(s): return Cond(lambda r: not s(r), f'NOT {s}')
    def __str__(s): return s.txt
class Field(Typed):
    def _c(op):
        import operator
        f = getattr(operator, op)
        sym = dict(eq='=', ne='<>', lt='<', gt='>', le='<=', ge='>=')[op]
        return lambda s, o: Cond(lambda r: f(getattr(r, s.n[1:]), o), f'{s.n[1:]} {sym} {o!r}')
    __eq__, __ne__, __lt__, __gt__, __le__, __ge__ = map(_c, 'eq ne lt gt le ge'.split()); del _c
    __hash__ = object.__hash__
class ModelMeta(type):
    registry = {}
    def __prepare__(n, b): return {'_fields': [], '_rows': []}
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, ns); m.registry[n] = c; return c
    def __len__(c): return len(c._rows)
    @property
    def objects(c): return Q(c)
class Model(metaclass=ModelMeta):
    def __init__(s, **k):
        for n, v in k.items(): setattr(s, n, v)
        type(s)._rows.append(s)
    def __repr__(s): return f"{type(s).__name__}({', '.join(f'{n}={getattr(s, n)!r}' for n in s._fields)})"
class User(Model): name = Field(str); age = Field(int, default=18)
for n, a in [('bob', 30), ('al', 25), ('eve', 30), ('dan', None)]:
    User(name=n, **({'age': a} if a else {}))
q = User.objects.where((User.age >= 25) & ~(User.name == 'al') | (User.name < 'd')).by('-age', 'name')
print(q, list(q), q[1:2], list(q[1:2]), len(User), ModelMeta.registry.keys())
try: User(name=5)
except TypeError as e: print(e)
u = User._rows[0]; del u.age; print(u)
try: del u.age
except AttributeError as e: print(e)
class Slots: __slots__ = ('a', '__b', 'c'); d = 1
class SubSlots(Slots): __slots__ = ('e', '__dict__'); 
class Sub2(Slots): pass
s = Slots(); s.a = 1; s._Slots__b = 2
print(Slots.__slots__, s.a, s._Slots__b, [hasattr(s, n) for n in 'abcd'], Slots.a, type(Slots.a))
for code in ('s.c', 's.zz = 1', 'del s.c', 's.d = 5', 's.__dict__', 's.__weakref__', 'weakref.ref(s)', 'Slots.a.__get__(5)', 'Slots.a.__set__(SubSlots(), 3)', 'Slots.a.__get__(None)', 'Slots.a.__get__(None, Slots)', 'SubSlots().q', 'setattr(SubSlots(), "q", 1)', 'vars(Sub2())', 'sys.getsizeof(s), sys.getsizeof(SubSlots()), sys.getsizeof(Sub2())', 's.__class__.__bases__', 'setattr(s, "__class__", Sub2)', 'setattr(s, "__class__", int)', 'setattr(s, "__class__", 5)', 'object().__class__', 'setattr(object(), "x", 1)', 'setattr(int, "x", 1)', 'delattr(int, "real")', 'setattr(type("W", (), {})(), "__dict__", 5)', '(1).__add__(2.0)', 'int.__add__("x", 1)', 'object.__getattribute__(u, "nope")', 'type.__getattribute__(User, "objects")', 'property().__get__(1)', 'property(lambda s: 1).__set__(1, 2)', 'classmethod(len).__get__(1)()', 'staticmethod(len)("abc")', 'classmethod(property(lambda c: c.__name__)).__get__(None, int)', 'super(User, u).__repr__()', 'super(Model, User).__name__', 'super(int, u)', 'super().x', 'super(User, u).zzz', 'super(User).__get__(u).__repr__()[:4]'):
    try: r = eval(code); print(code, '->', r if not callable(r) else type(r).__name__)
    except Exception as e: print(code, '->', type(e).__name__, e)
class P:
    def __init__(s): s._x = 0
    @property
    def x(s): "doc x"; return s._x
    @x.setter
    def x(s, v): s._x = v
    @x.deleter
    def x(s): s._x = 'deleted'
    ro = property(lambda s: 1); wo = property(None, lambda s, v: None, doc='wo doc')
p = P(); p.x = 5; print(p.x, P.x.__doc__, P.x.fget.__name__, P.wo.__doc__); del p.x; print(p.x)
for code in ('p.ro = 1', 'del p.ro', 'p.wo', 'del p.wo', 'P.x.nope', 'P.x.__set_name__(1)', 'P.x.fget = 1'):
    try: exec(code); print(code, 'ok')
    except Exception as e: print(code, type(e).__name__, e)
class GA:
    log = []
    def __getattribute__(s, n): type(s).log.append(n); return super().__getattribute__(n)
    def __getattr__(s, n):
        if n == 'boom': raise ValueError('boom')
        return n.upper()
    def __setattr__(s, n, v): object.__setattr__(s, n + '_', v)
    def __delattr__(s, n): print('del', n)
    def __len__(s): return 3
g = GA(); g.q = 1; print(g.q_, g.q, g.foo, len(g), getattr(g, 'zz', 0), hasattr(g, 'yy')); del g.q
try: g.boom
except ValueError as e: print(e)
print(GA.log); g.__len__ = lambda: 9; print(len(g), g.__len__())
class Sup:
    def m(s): return 'Sup'
class L1(Sup):
    def m(s): return 'L1' + super().m()
class R1(Sup):
    def m(s): return 'R1' + super().m()
class Dm(L1, R1):
    def m(s): return 'D' + super().m() + (lambda: super(L1, s).m())()
    def gen(s): return [super(Dm, s).m() for _ in [1]]
    def bad(s): return [super().m() for _ in [1]]
    def noself(): return super().m()
    def rebind(s): s = 5; return super().m()
    def delself(s):
        del s
        return super().m()
    cm = classmethod(lambda c: super(Dm, c).m)
d = Dm(); print(d.m(), d.gen(), Dm.cm().__qualname__)
for f in (d.bad, Dm.noself, d.rebind, d.delself):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class CG:
    def __class_getitem__(c, k): return (c.__name__, k)
    def __init_subclass__(c, **k): print('isc', c.__name__, k)
class CG2(CG, a=1): pass
print(CG[1], CG2[1, 2:3], CG2['x'])
try: CG()[1]
except TypeError as e: print(e)
class WithDel:
    def __del__(s): print('del', s.n); 
w = WithDel(); w.n = 1; w2 = WithDel(); w2.n = 2; w2.self = w2; r = weakref.ref(w2, lambda r: print('cb')); del w, w2; gc.collect(); print(r())
x = [1]; x.append(x); print(x, x == x); y = {}; y['y'] = y; print(y)
try: [x] < [x]; a = []; a.append(a); b = []; b.append(b); a == b
except RecursionError as e: print(e)
