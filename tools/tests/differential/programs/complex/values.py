# SPDX-License-Identifier: GPL-2.0
# complex: literals, constructor, arithmetic, text, messages
import sys


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


print(1j, 1J, .5j, 1.j, 1e3j, 0777j, 1_0j, 0j, 1 + 2j, -1j, 1 - 2j)
print(type(1j), sys.getsizeof(1j), [x for x in dir(1j)
                                              if x not in dir(object)])
texts = ['1+2', '', ' ( 1+2j ) ', '(1+2j', '1 + 2j', '1_0+2_0j', '1__0',
         'nan+infj', '-j', '+', '1j+2', '1e400', 'j', '1+j', '1-j', '1e5j',
         '.5j', '1.j', 'e5', '1j ', 'infinity', '-infj', '1-1', '\0', '\t3',
         '\u0661+\u0662j', '+1', '1+-2j', '--1', '1+2J', 'nanj', '1e-400j',
         '()', '(3)', '( 3 ) x', '1.5.2', '_1', '1_', '1+_2j', 'inf+nanj']
for t in texts:
    show(ascii(t), lambda: complex(t))
for args in [(), (1,), (1, 2), (1.5, -2), (1j,), (1j, 1j), (1j, 2),
             (2, 1j), ('1', 2), (1, '2'), ([],), (1, []), (None,),
             (10**400,), (1, 2, 3), (True, False), (1, None)]:
    show(args, lambda: complex(*args))
show('kw', lambda: complex(real=1, imag=2))
show('kw', lambda: complex(imag=3))
show('kw', lambda: complex(foo=3))
values = [0j, 1j, -1j, 1 + 2j, complex(-0.0, 0.0), complex(0.0, -0.0),
          complex(-0.0, -0.0), 1e200 + 1j, complex('inf'), complex('nan'),
          complex(1, float('inf')), 3, -2, 0, 2.5, -0.0, True, 2**53 + 1,
          10**400, 'a', None, [1]]
for a in values:
    for b in values:
        if not (isinstance(a, complex) or isinstance(b, complex)):
            continue
        show(('+', a, b), lambda: a + b)
        show(('-', a, b), lambda: a - b)
        show(('*', a, b), lambda: a * b)
        show(('/', a, b), lambda: a / b)
        show(('//', a, b), lambda: a // b)
        show(('%', a, b), lambda: a % b)
        show(('divmod', a, b), lambda: divmod(a, b))
        show(('==', a, b), lambda: a == b)
        show(('!=', a, b), lambda: a != b)
        show(('<', a, b), lambda: a < b)
        show(('&', a, b), lambda: a & b)
for a in values[:11]:
    show(('neg', a), lambda: -a)
    show(('pos', a), lambda: +a)
    show(('inv', a), lambda: ~a)
    show(('abs', a), lambda: abs(a))
    show(('bool', a), lambda: bool(a))
    show(('int', a), lambda: int(a))
    show(('float', a), lambda: float(a))
    show(('round', a), lambda: round(a))
    show(('str', a), lambda: str(a))
    show(('conj', a), lambda: a.conjugate())
    show(('parts', a), lambda: (a.real, a.imag))
    show(('args', a), lambda: a.__getnewargs__())
    if a == a:
        show(('hash', a), lambda: hash(a))
    for n in (0, 1, 2, 3, -1, -3, 100, 101, 0.5, 1j, True):
        show(('pow', a, n), lambda: pow(a, n))
show('pow3', lambda: pow(1j, 2, 3))
show('pow3', lambda: pow(1, 2j, 3))
for a, b in [(-8, 1 / 3), (-1, 0.5), (-8.0, 1.5), (2, 1j), (0, -1j),
             (0, 1j), (1 + 1j, 10000), (1 + 1j, 1000), (2.5, 2 + 1j)]:
    show(('**', a, b), lambda: a ** b)
specs = ['', '10', '<30', '>30', '^30', '*^30', '=10', '010', 'd', '%', '.3',
         '.3f', '+.3', ',', ',.1f', 'n', 'e', 'E', 'g', 'G', 'F', '#.3g',
         'x', ' .2f', '-.2e', '.0f', 'z.1f', '_', 's', '+', '.30']
for a in (1j, 1 + 2j, -1.5 - 2.5j, 1234567 + 2345j, complex('nan'),
          complex('-inf'), complex(-0.0, -0.0)):
    for s in specs:
        show((a, s), lambda: format(a, s))
    show(a, lambda: f'{a:.2f} {a!r:>20} {a}')
    show(a, lambda: '%s %r' % (a, a))
    show(a, lambda: '%f' % a)
show('set', lambda: setattr(1j, 'real', 3))
show('attr', lambda: 1j.foo)
show('sum', lambda: sum([1j, 2, 3.5]))
print(2**53 + 1 == complex(2**53 + 1), 1 == 1 + 0j, {1: 'a'}[1 + 0j])


def match(x):
    match x:
        case 1j:
            return 'one'
        case 2 + 3j:
            return 'two'
        case -2 - 3j:
            return 'three'
    return None


print(match(1j), match(2 + 3j), match(-2 - 3j), match(1))
for text in ('case 1j+2:', 'case 1+2:', 'case 1j+2j:', 'case -1j-2j:'):
    try:
        compile('match 1:\n ' + text + ' pass', 'x', 'exec')
    except SyntaxError as e:
        print(text, e, e.offset, e.end_offset)
print((1 + 2j).__add__(3), (1j).__radd__(2), 1j.__sub__('a'),
      complex.__mul__(1j, 2), 1j.__rtruediv__(2), 1j.__eq__(1),
      1j.__lt__(2), 1j.__complex__(), 1j.__bool__(), 1j.__hash__(),
      1j.__neg__(), 1j.__pos__(), 1j.__abs__(), 1j.__pow__(2),
      1j.__rpow__(2), 1j.__format__('.2f'))
