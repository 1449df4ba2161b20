# SPDX-License-Identifier: GPL-2.0
# cmath: special values of every function, and common ones
import cmath, math
inf, nan = cmath.inf, cmath.nan
vals = [-inf, -2.5, -1.0, -0.0, 0.0, 1.0, 0.3, 3.7, inf, nan, 1e-310, 1e308, 800.0, -1e-5]
def t(n, f):
    try: print(n, repr(f()))
    except Exception as e: print(n, type(e).__name__, e)
for n in 'acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isinf isnan isfinite'.split():
    f = getattr(cmath, n)
    for x in vals:
        for y in vals:
            if n != 'phase' or y != 1e-310: t((n, x, y), lambda: f(complex(x, y)))
for x in vals:
    for y in vals: t(('rect', x, y), lambda: cmath.rect(x, y))
for v in (1, 2.5, True, 'a', None, [], b'x'):
    t(v, lambda: cmath.sqrt(v)); t(v, lambda: cmath.polar(v)); t(v, lambda: cmath.rect(v, 1)); t(v, lambda: cmath.log(8, v))
class C:
    def __complex__(self): return 3j
class F:
    def __float__(self): return 4.0
class B:
    def __complex__(self): return 5
for c in (C(), F(), B()): t(type(c).__name__, lambda: cmath.sqrt(c))
for a in ((1, 1+1e-10), (1, 2), (inf, inf), (nan, nan), (1e10j, 1e10j+1)): t(a, lambda: cmath.isclose(*a))
t('tol', lambda: cmath.isclose(1, 2, rel_tol=-1)); t('tol', lambda: cmath.isclose(1, 2, abs_tol=1)); t('log', lambda: cmath.log(0)); t('log', lambda: cmath.log(5, 0)); t('log', lambda: cmath.log(5, 1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
