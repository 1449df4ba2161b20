# SPDX-License-Identifier: GPL-2.0
# operator: every function over a table of operands, getters, messages
import operator


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


two = ['add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'lshift',
       'rshift', 'pow', 'and_', 'or_', 'xor', 'lt', 'le', 'eq', 'ne', 'gt',
       'ge', 'is_', 'is_not', 'contains', 'getitem', 'delitem', 'concat',
       'iadd', 'isub', 'imul', 'imatmul', 'itruediv', 'ifloordiv', 'imod',
       'ilshift', 'irshift', 'ipow', 'iand', 'ior', 'ixor', 'iconcat',
       'countOf', 'indexOf']
one = ['neg', 'pos', 'invert', 'inv', 'abs', 'index', 'truth', 'not_',
       'length_hint']
for name in two:
    f = getattr(operator, name)
    print(f, f.__module__)
    for a in (3, 2.5, 'ab', [1, 2], (1,), True):
        for b in (2, 1.5, 'a', [2], (1,), 0, None):
            show((name, a, b), lambda: f(a, b))
    show(name, lambda: f())
    show(name, lambda: f(1))
    show(name, lambda: f(1, 2, 3))
for name in one:
    f = getattr(operator, name)
    for a in (3, -2, 2.5, 'ab', [1, 2], None, True, 1j):
        show((name, a), lambda: f(a))
    show(name, lambda: f())
    show(name, lambda: f(1, 2, 3))
x = [1, 2]
print(operator.setitem(x, 0, 5), x, operator.delitem(x, 1), x)
y = operator.iadd(x, [7])
print(y is x, x)
ig, ag, mc = operator.itemgetter, operator.attrgetter, operator.methodcaller
for f in (lambda: ig(), lambda: ig(1), lambda: ig(1, 'a'), lambda: ig(1)(),
          lambda: ig(1)(1, 2), lambda: ig(1)([1, 2]), lambda: ig(1)([1]),
          lambda: ig(1, 0)([1, 2]), lambda: ig(1)(x=1), lambda: ig(x=1),
          lambda: ag(), lambda: ag(1), lambda: ag('real', 'imag')(3),
          lambda: ag('real.imag')(3), lambda: ag('real.x')(3),
          lambda: ag('a.b', 'c'), lambda: ag('real')(), lambda: mc(),
          lambda: mc(1), lambda: mc('x', 1, y=2), lambda: mc('upper'),
          lambda: mc('upper')('a'), lambda: mc('upper')(),
          lambda: mc('split', ',', maxsplit=1)('a,b,c'),
          lambda: mc('nope')(1), lambda: ig(slice(1, 3))('abcd'),
          lambda: operator.call(len, [1]), lambda: operator.call(),
          lambda: operator.call(sorted, [2, 1], reverse=True),
          lambda: operator.length_hint(1, 5),
          lambda: operator.length_hint(1, 'a'),
          lambda: operator.length_hint(iter([1, 2, 3])),
          lambda: sorted([(1, 'b'), (0, 'c')], key=ig(1)),
          lambda: operator.__add__ is operator.add,
          lambda: operator.__not__ is operator.not_):
    show('', f)
