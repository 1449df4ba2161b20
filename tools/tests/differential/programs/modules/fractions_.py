# SPDX-License-Identifier: GPL-2.0
# fractions and the tower of numbers
import copy
import math
import numbers
from fractions import Fraction as F


def t(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


for a in ('3', ' -1/2 ', '1.5', '-.25', '1e3', '1E-3', '+7.', '1_000/3', '1/0',
          '', '.', 'a', '1/', '/1', '1 /2', '1.5/2', '1e', '1e+', '--1', '1__0',
          '_1', '3.1415926535', '1.2e-5', '-0', 'nan', '1/-2', '٣/٤', '\n1\t',
          0.1, 2.5, -0.0, float('inf'), float('nan'), 1j, None, True, b'1', [],
          F(3, 9), 10**30):
    t(('F', a), lambda: F(a))
for a, b in ((1, 2), (6, -4), (0, 5), (-3, -9), (1, 0), (F(1, 2), F(3, 4)),
             (1.5, 2), (2, 1.5), ('1', 2), (True, 2), (F(1, 3), 0)):
    t((a, b), lambda: F(a, b))
values = [F(1, 2), F(-7, 3), F(0), F(5), 3, -2, 0, 0.5, -1.25, 1 + 2j, True,
          float('inf'), float('nan'), 'x', None, 2**70, F(10**20, 3)]
import operator
for op in (operator.add, operator.sub, operator.mul, operator.truediv,
           operator.floordiv, operator.mod, divmod, operator.pow, operator.eq,
           operator.lt, operator.le, operator.gt, operator.ge, operator.ne):
    for a in values:
        for b in values:
            if not (isinstance(a, F) or isinstance(b, F)):
                continue
            if op is operator.pow and (abs(b) if isinstance(
                    b, (int, F)) else 0) > 100:
                continue
            t((op.__name__, a, b), lambda: op(a, b))
for a in values:
    if isinstance(a, F):
        print(a, repr(a), hash(a), bool(a), -a, +a, abs(a), int(a), float(a),
              complex(a), round(a), round(a, 1), round(a, -1), round(a, 0),
              math.floor(a), math.ceil(a), math.trunc(a), a.numerator,
              a.denominator, a.real, a.imag, a.conjugate(),
              a.as_integer_ratio(), a.limit_denominator(10))
        print(a.__reduce__(), copy.copy(a) is a, copy.deepcopy(a) is a)
for n in range(-5, 6):
    print(n, [round(F(n, d)) for d in (2, 4, 6)], hash(F(n, 3)),
          hash(F(n, 1)) == hash(n))
print(hash(F(1, 4)) == hash(0.25), hash(F(1, 2**61 - 1)), hash(F(-1, 3**50)))
pi = F(math.pi)
print([str(pi.limit_denominator(10**k)) for k in range(8)])
t('limit', lambda: pi.limit_denominator(0))
t('from_float', lambda: F.from_float(0.75))
t('from_float', lambda: F.from_float('a'))
t('from_float', lambda: F.from_float(3))
t('from_decimal', lambda: F.from_decimal(0.5))
t('sum', lambda: sum([F(1, n) for n in range(1, 30)]))
t('fsum', lambda: math.fsum([F(1, 3), F(2, 3)]))
t('format', lambda: '%s %r %.3f' % (F(1, 3), F(1, 3), F(1, 3)))
t('set', lambda: F(1, 2).__setattr__('numerator', 3))
t('dict', lambda: {F(1, 2): 1}[0.5])


class G(F):
    pass


g = G(1, 3)
print(repr(g), repr(g + 1), repr(copy.copy(g)), type(copy.deepcopy(g)).__name__)
for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational,
          numbers.Integral):
    print(k, [isinstance(v, k) for v in (1, True, 1.5, 1j, F(1), 'a', None)],
          [issubclass(c, k) for c in (int, float, complex, bool, F, str)],
          sorted(k.__abstractmethods__))
t('Number', lambda: type(numbers.Number()))
t('Real', numbers.Real)
t('numerator', lambda: (5).numerator)


class I(numbers.Integral):
    pass


t('I', I)
