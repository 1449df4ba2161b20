# SPDX-License-Identifier: GPL-2.0
# Operators, reflected and rich, and conversions that lie.
log = []
class V:
    def __init__(s, n): s.n = n
    def __repr__(s): return f'{type(s).__name__}({s.n})'
def mk(name, ops, ret=NotImplemented):
    ns = {}
    for o in ops:
        def f(self, *a, o=o): log.append((name, o, a)); return ret
        ns[f'__{o}__'] = f
    return type(name, (V,), ns)
arith = 'add sub mul matmul truediv floordiv mod pow lshift rshift and xor or divmod'.split()
A = mk('A', arith + ['r' + o for o in arith] + ['i' + o for o in arith if o != 'divmod'])
B = mk('B', arith + ['r' + o for o in arith])
C = type('C', (A,), {'__radd__': lambda s, o: 'C.radd', '__rpow__': lambda s, o, m=None: ('C.rpow', m)})
import operator as op
a, b, c = A(1), B(2), C(3)
syms = dict(zip(arith, '+ - * @ / // % ** << >> & ^ |'.split()))
for o, s in syms.items():
    for x, y in ((a, b), (a, a), (a, c), (1, a), (a, 1), (b, a)):
        log.clear()
        try: r = eval(f'x {s} y')
        except TypeError as e: r = str(e)
        print(o, x, y, [(n, m) for n, m, _ in log], r)
        log.clear()
        try: z = x; exec(f'z {s}= y', g := {'z': x, 'y': y}); r = g['z']
        except TypeError as e: r = str(e)
        print(' i', [(n, m) for n, m, _ in log], r)
for x, y in ((a, b), (c, a), (1, a), (a, 'x')):
    log.clear()
    try: r = divmod(x, y)
    except TypeError as e: r = str(e)
    print('divmod', log, r)
for args in ((a, 2, 3), (2, a, 3), (2, 3, a), (c, 2, 3), (2, c, 3), (2.0, 3, 4), (2, 3, 0), (2, -1, 7), (2, -1, 4), (2, 3, 5.0), (True, True, 2)):
    log.clear()
    try: r = pow(*args)
    except Exception as e: r = f'{type(e).__name__}: {e}'
    print('pow', args, log, r)
class L:
    def __init__(s, n): s.n = n
    def __lt__(s, o): log.append(('lt', s.n)); return NotImplemented
    def __gt__(s, o): log.append(('gt', s.n)); return 'gt' if s.n == 5 else NotImplemented
    def __le__(s, o): log.append(('le', s.n)); return NotImplemented
    def __eq__(s, o): log.append(('eq', s.n)); return NotImplemented
    def __ne__(s, o): log.append(('ne', s.n)); return NotImplemented
    __hash__ = None
    def __repr__(s): return f'{type(s).__name__}{s.n}'
class L2(L):
    def __gt__(s, o): log.append(('L2gt', s.n)); return 'L2'
    def __eq__(s, o): log.append(('L2eq', s.n)); return s.n == 1
for s in '< > <= >= == !='.split():
    for x, y in ((L(1), L(2)), (L(1), L(5)), (L(1), L2(1)), (L2(2), L(1)), (1, L(5)), (L(1), None), (L(1), 'x')):
        log.clear()
        try: r = eval(f'x {s} y')
        except TypeError as e: r = str(e)
        print(s, x, y, log, r)
try: hash(L(1))
except TypeError as e: print(e)
try: {L(1): 1}
except TypeError as e: print(e)
x = L(3); print(x in [x], [x] == [x], (x,) == (x,), [L(1)] == [L(1)], [x].index(x), [L2(1)].count(L2(1)), x in {1: 2}.values())
class T:
    def __len__(s): return s.r
    def __bool__(s): return s.b
    def __contains__(s, v): return 'truthy'
    def __iter__(s): return iter(s.it)
    def __index__(s): return s.ix
    def __length_hint__(s): return s.lh
    def __getitem__(s, i): return s.gi(i)
def chk(f, **k):
    t = T(); t.__dict__.update(k)
    try: print(k.keys(), f(t))
    except BaseException as e: print(k.keys(), type(e).__name__, e)
chk(len, r=-1); chk(len, r='x'); chk(len, r=2**70); chk(len, r=True); chk(len, r=1.0); chk(bool, b=1); chk(bool, b=None); chk(lambda t: 5 in t); chk(lambda t: [0, 1, 2][t], ix=-1); chk(lambda t: [0][t], ix='z'); chk(lambda t: [0][t], ix=2**70); chk(lambda t: 'abc'[t:], ix=1); chk(hex, ix=255); chk(list, it=5); chk(list, it=(1, 2), lh='x'); chk(list, it=(1, 2), lh=-1); chk(list, it=(1, 2), lh=NotImplemented); chk(range, ix=2); chk(lambda t: 'x' * t, ix=3); chk(lambda t: bytes(t), ix=3, it=(1,)); chk(lambda t: t[1:2, ..., None], gi=lambda i: i); chk(lambda t: t[()], gi=repr); chk(lambda t: t[1:2], gi=lambda i: i.indices(9)); chk(lambda t: t[*[1, 2], 3], gi=repr)
class OldIter:
    def __getitem__(s, i):
        if i > 3: raise IndexError
        return i * i
print(list(OldIter()), 4 in OldIter(), 5 in OldIter(), max(OldIter()), [*OldIter()], dict(enumerate(OldIter())), list(reversed([1])))
try: reversed(OldIter())
except TypeError as e: print(e)
class NoIter: __iter__ = None; __contains__ = None; __getitem__ = lambda s, i: 1; __hash__ = None; __reversed__ = None; __call__ = None; __len__ = lambda s: 2
for f in (iter, lambda x: 1 in x, hash, reversed, lambda x: x(), callable, len): 
    try: print(f(NoIter()))
    except TypeError as e: print(e)
class Neg:
    def __neg__(s): return '-'
    def __pos__(s): return '+'
    def __invert__(s): return '~'
    def __abs__(s): return 'abs'
    def __int__(s): return 'notint'
    def __float__(s): return 3
    def __complex__(s): return 1
    def __round__(s, n=None): return ('r', n)
    def __floor__(s): return 'fl'
    def __trunc__(s): return 'tr'
    def __ceil__(s): return 'ce'
    def __bytes__(s): return 'notbytes'
    def __str__(s): return b'x'
    def __repr__(s): return 5
    def __format__(s, f): return 5
    def __hash__(s): return 'h'
    def __dir__(s): return 5
    def __sizeof__(s): return 'z'
    def __enter__(s): return s
    def __fspath__(s): return 1
import math, sys
for f in (op.neg, op.pos, op.invert, abs, int, float, complex, round, lambda x: round(x, 2), math.floor, math.trunc, math.ceil, bytes, str, repr, format, hash, dir, sys.getsizeof, lambda x: f'{x}', lambda x: '%s' % x, lambda x: '%d' % x, lambda x: '%r' % x, ascii, lambda x: x.__enter__().__class__.__name__):
    try: print(f(Neg()))
    except BaseException as e: print(type(e).__name__, e)
with_src = '''with Neg() as n: pass'''
try: exec(with_src)
except Exception as e: print(type(e).__name__, e)
