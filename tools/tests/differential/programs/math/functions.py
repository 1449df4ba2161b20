# SPDX-License-Identifier: GPL-2.0
# math: results at special values and errors, for every function
import math


def show(text, f, *args, **kwargs):
    try:
        result = f(*args, **kwargs)
    except Exception as e:
        print(text, args, type(e).__name__, e)
        return
    print(text, args, result, type(result).__name__)


SPECIAL = [0, -0.0, 1, -1, 0.5, -0.5, 2, -2.0, 10, 1e300, -1e300, 1e-300,
           5e-324, math.inf, -math.inf, math.nan, True, 'a', None, [], 10**400,
           -10**400, 1e17, 709.0, 710.0, -745.0, -746.0, 3.0, 0.1, 1.5]
names = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil",
         "cos", "degrees", "exp", "exp2", "fabs", "floor", "frexp", "gamma",
         "isfinite", "isinf", "isnan", "lgamma", "log", "log2", "modf",
         "radians", "sin", "sqrt", "tan", "trunc", "ulp", "factorial",
         "isqrt"]
for name in names:
    f = getattr(math, name)
    for x in SPECIAL:
        if name == "factorial" and x in (1e300, 10**400):
            continue
        show(name, f, x)
    show(name, f)
    show(name, f, 1, 2, 3)
for name in ["atan2", "copysign", "fmod", "pow", "remainder", "nextafter"]:
    f = getattr(math, name)
    for x in SPECIAL:
        for y in (0.0, -0.0, 1, -2.0, 0.5, 3, math.inf, -math.inf, math.nan,
                  1e300, 'b'):
            show(name, f, x, y)
    show(name, f)
    show(name, f, 1)
for x in SPECIAL:
    for i in (0, 1, -1, 5000, -5000, 10**30, -10**30, 2.0):
        show("ldexp", math.ldexp, x, i)
for base in (2, 10, 1, 0, -1, 0.5, 10**400, math.inf):
    show("log", math.log, 2**10000, base)
    show("log", math.log, 100, base)
for n in (10, 100, 10**100, 10**1000, 2**1024, 2**10000, 10**5 + 1):
    show("log10", math.log10, n)
    show("log2", math.log2, n)
    show("log", math.log, n)
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math)
show("sin", math.sin, x=1)
for args in [(), (1,), (3, 4), (1, 2, 3), (1e308, 1e308), (math.nan, 1),
             (math.nan, math.inf), ('a',), (5e-324, 5e-324), (3, 4.0, True)]:
    show("hypot", math.hypot, *args)
for args in [((1, 2), (4, 6)), ([1, 2], [3]), (1, 2), ((), ()),
             ((1, 'a'), (3, 4)), (iter([1, 2]), range(2)), ((1,),)]:
    try:
        print("dist", math.dist(*args))
    except Exception as e:
        print("dist", type(e).__name__, e)
for a, b in [(1, 1), (1, 1 + 1e-10), (1, 1.1), (0, 1e-20), (math.inf, 1),
             (math.inf, math.inf), (math.nan, math.nan)]:
    print(math.isclose(a, b), math.isclose(a, b, abs_tol=1e-15),
          math.isclose(a, b, rel_tol=0.2))
show("isclose", math.isclose, 1, 2, rel_tol=-1)
show("isclose", math.isclose, 1)
show("isclose", math.isclose, 1, 2, 3)
for v in [[], [0.1] * 10, [1e100, 1, -1e100], [1e308, 1e308], [1, 'a'],
          [math.inf, -math.inf], [math.nan, math.inf], [math.inf], [-0.0],
          [1e16, 1.0, 1e-16], [2**53, 1, 2**-53], range(100),
          [1e308, 1e308, -1e308], [0.1, 0.2, 0.3, -0.6], 1]:
    show("fsum", math.fsum, v)
for v in [[], [1, 2, 3], [1.5, 2], ['a', 3], [[1], 2], 'abc', 5,
          range(1, 30)]:
    show("prod", math.prod, v)
show("prod", math.prod, [1, 2], start=2.5)
show("prod", math.prod, [1, 2], 3)
show("prod", math.prod)
show("prod", math.prod, [], begin=1)
for args in [(), (0,), (12, 18), (-12, 18), (0, 0), (2**200, 6**50),
             (10**30, 15, 25), (2.0,), ('a',), (True, 4), (-7,),
             (2**64, 2**63), (-2**63, 0)]:
    show("gcd", math.gcd, *args)
    show("lcm", math.lcm, *args)
for args in [(5, 2), (5, 0), (5, 6), (0, 0), (-1, 2), (1, -2), (50, 25),
             (10**40, 3), (10**40, 10**30), (2**70, 2**70 - 2), (5,), (),
             (5.0, 1), (5, 1.0), (100, 50), (1000, 3)]:
    show("comb", math.comb, *args)
    show("perm", math.perm, *args)
show("perm", math.perm, 5, None)
for n in (0, 1, 2, 5, 20, 21, 25, 100, 170, -1, 2.0, 'a', 10**30):
    show("factorial", math.factorial, n)
for n in list(range(40)) + [2**62, 2**63, 2**64 - 1, 2**64, 10**50,
                            10**100 - 1, (10**60)**2, (10**60)**2 - 1,
                            (10**60)**2 + 1, -1, 2.0]:
    show("isqrt", math.isqrt, n)
