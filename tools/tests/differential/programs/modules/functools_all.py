# SPDX-License-Identifier: GPL-2.0
# functools: caches, partial calls, wrappers, ordering, dispatch, messages
import functools
import operator
import sys
from functools import *


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


for f in (lambda: reduce(operator.add, [1, 2, 3]), lambda: reduce(max, []),
          lambda: reduce(max, [], 5), lambda: reduce(max, 5),
          lambda: reduce(max), lambda: reduce(1, [1, 2]),
          lambda: reduce(lambda a, b: a + b, 'abc', 'z'),
          lambda: partial(), lambda: partial(1),
          lambda: partial(int, base=2)('101'), lambda: partial(max, 1, 2),
          lambda: partial(max, 1, key=2),
          lambda: partial(partial(max, 1, x=2), 3, x=4),
          lambda: partial(max).args, lambda: partial(max, 1, b=2).keywords,
          lambda: partial(max).func, lambda: partial(max)(3, 9, key=abs),
          lambda: partial(max, 3)(-9, key=abs), lambda: partial(max).__dict__,
          lambda: partial(print, 1, sep='-')(2, 3, sep='+'),
          lambda: setattr(partial(max), 'func', 3),
          lambda: cmp_to_key(),
          lambda: sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)),
          lambda: cmp_to_key(lambda a, b: 0)(1) < 2,
          lambda: hash(cmp_to_key(lambda a, b: 0)(1)),
          lambda: cmp_to_key(lambda a, b: 0)(),
          lambda: cmp_to_key(lambda a, b: 0)(obj=1).obj,
          lambda: cmp_to_key(lambda a, b: 'x')(1) < cmp_to_key(max)(2),
          lambda: cmp_to_key(max)(1) == cmp_to_key(max)(0)):
    show('', f)
p = partial(max, 1)
p.note = 'x'
print(p.__dict__, p.note, sys.getsizeof(p), partial(p, 2).func is p)


@lru_cache(maxsize=3)
def square(x, *rest, **kw):
    """Square."""
    print('computing', x, rest, kw)
    return x * x


print([square(x) for x in (1, 2, 1, 3, 4, 2, 1, 1.0, True)])
print(tuple(square.cache_info()), square.cache_info()[0], square.__name__,
      square.__doc__, square.__wrapped__.__name__, square.cache_parameters())
print(square(2, y=3), square(2, y=3), square(2, 3), square('ab' == 'ab'))
square.cache_clear()
print(tuple(square.cache_info()), sys.getsizeof(square))
show('unhashable', lambda: square([1]))
show('noargs', lambda: square())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), tuple(fib.cache_info()))


@lru_cache
def plain(x):
    return x


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


@lru_cache(0)
def none(x):
    return x


print(plain(1), plain(1), tuple(plain.cache_info()), typed(1), typed(1.0), typed(1),
      tuple(typed.cache_info()), none(1), none(1), tuple(none.cache_info()))
for f in (lambda: lru_cache(maxsize='a'), lambda: tuple(lru_cache(-1)(max).cache_info()),
          lambda: lru_cache(2)(max)([1]), lambda: lru_cache(2)(max).nope,
          lambda: lru_cache(2)(3)):
    show('lru', f)


class Box:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=None)
    def plus(self, k):
        print('plus', k)
        return self.n + k

    @cached_property
    def double(self):
        """Twice."""
        print('doubling')
        return self.n * 2

    def add(self, a, b=0):
        return self.n + a + b

    add5 = partialmethod(add, 5)
    addb = partialmethod(add, b=100)


b = Box(3)
print(b.plus(4), b.plus(4), tuple(Box.plus.cache_info()), b.double, b.double,
      b.__dict__, b.add5(), b.add5(b=2), b.addb(1), Box.double.__doc__)
show('repr', lambda: repr(partialmethod(max, 1)))
show('pm', lambda: partialmethod(1))


def deco(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args)
    return wrapper


@deco
def decorated(a: int) -> str:
    """Doc of it."""
    return str(a)


decorated.x = 1
print(decorated.__name__, decorated.__doc__, decorated.__qualname__,
      decorated.__wrapped__(3), decorated(4), decorated.__annotations__,
      sorted(decorated.__dict__))


def ordered(op):
    class C:
        def __init__(self, v):
            self.v = v

        def __eq__(self, other):
            return self.v == other.v
    if op == '__lt__':
        C.__lt__ = lambda s, o: s.v < o.v
    elif op == '__le__':
        C.__le__ = lambda s, o: s.v <= o.v
    elif op == '__gt__':
        C.__gt__ = lambda s, o: s.v > o.v
    else:
        C.__ge__ = lambda s, o: s.v >= o.v
    return total_ordering(C)


for op in ('__lt__', '__le__', '__gt__', '__ge__'):
    C = ordered(op)
    x, y = C(1), C(2)
    print(op, x < y, x <= y, x > y, x >= y, x <= C(1), x >= C(1), x < C(1),
          C.__lt__.__name__)


class Empty:
    pass


show('total', lambda: total_ordering(Empty))


@singledispatch
def kind(x):
    return 'object'


@kind.register(int)
def _(x):
    return 'int'


@kind.register
def _(x: str):
    return 'str'


kind.register(list, lambda x: 'list')


class Sub(list):
    pass


print(kind(1), kind(True), kind('a'), kind([]), kind(Sub()), kind(1.5),
      kind.dispatch(bool)(3), kind.__name__)
show('sd', lambda: kind())
show('sd', lambda: kind.register(3))
show('sd', lambda: kind.register(3, len))


class Formatter:
    @singledispatchmethod
    def show(self, x):
        return 'any'

    @show.register(int)
    def _(self, x):
        return 'int %d' % x


print(Formatter().show(3), Formatter().show('x'))
print(sorted(functools.__all__))
