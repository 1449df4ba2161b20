# The tower of numbers: what each class has, asks for, and gives.
import numbers
from numbers import *


def shape(f):
    c = f.__code__
    return c.co_varnames[:c.co_argcount], f.__defaults__, f.__kwdefaults__


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


print(numbers.__all__)
for name in numbers.__all__:
    cls = getattr(numbers, name)
    print(cls, cls.__qualname__, cls.__bases__, type(cls).__name__,
          cls.__hash__, cls.__slots__, cls.__basicsize__, cls.__dictoffset__)
    print(sorted(cls.__abstractmethods__))
    for key, value in sorted(vars(cls).items()):
        if type(value) is property:
            print(' ', key, value.__isabstractmethod__, value.fset,
                  value.fget.__qualname__, value.fget.__name__,
                  value.fget.__module__, *shape(value.fget))
        elif callable(value):
            print(' ', key, getattr(value, '__isabstractmethod__', False),
                  value.__qualname__, value.__name__, value.__module__,
                  *shape(value))
    attempt(lambda: type(cls()).__name__)
    try:
        hash(object.__new__(cls))
    except TypeError as e:
        print(e)
    print([t.__name__ for t in (int, bool, float, complex, str)
           if issubclass(t, cls)])

# what is asked for does nothing
for cls in Complex, Real, Rational, Integral:
    for key in sorted(vars(cls)):
        value = vars(cls)[key]
        value = getattr(value, 'fget', value)
        if not getattr(value, '__isabstractmethod__', False):
            continue
        for args in [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)]:
            try:
                print(cls.__name__, key, value(*args))
            except Exception as e:
                print(cls.__name__, key, len(args), type(e).__name__, e)
attempt(lambda: Integral.__pow__(1, exponent=2))
attempt(lambda: Complex.__pow__(1, exponent=2))
attempt(lambda: Real.__round__(1, ndigits=2))
attempt(lambda: Complex.__add__(1, other=2))
attempt(lambda: Complex.__eq__(self=1, other=2))


class Log:
    """Remembers by name what was done to it, and is its own result."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def one(symbol):
    def method(self, *rest):
        print('  ', symbol, self, *rest)
        return type(self)(f'{symbol}({", ".join(map(repr, (self, *rest)))})')
    return method


def filled(base, **others):
    body = {key: one(key) for key in base.__abstractmethods__}
    for key in 'real', 'imag', 'numerator', 'denominator':
        if key in body:
            body[key] = property(body[key])
    body |= {'__bool__': lambda self: print('bool', self) or True} | others
    return type('My' + base.__name__, (Log, base), body)


for base in Complex, Real, Rational, Integral:
    cls = filled(base)
    x, y = cls('x'), cls('y')
    print(base.__name__, sorted(vars(cls))[:3], isinstance(x, base),
          hasattr(x, '__dict__'))
    for text in ('x - y', 'y.__rsub__(x)', '1 - x', 'x - 1', 'x.real', 'x.imag',
                 'x.conjugate()', 'divmod(x, y)', 'x.__rdivmod__(y)',
                 'divmod(1, x)', 'x.numerator', 'x.denominator',
                 'Complex.__bool__(x)', 'x + y', '-x', 'x ** y', '2 ** x',
                 'x != y', 'x <= y'):
        print(text)
        attempt(eval, text, globals() | locals())

calls = []


class Half(Rational):
    numerator = property(lambda self: calls.append('n') or True)
    denominator = property(lambda self: calls.append('d') or 2)
    for _name in Rational.__abstractmethods__ - {'numerator', 'denominator'}:
        locals()[_name] = one(_name)


h = object.__new__(Half)
print(float(h), calls, complex(h), calls)


class Whole(Integral):
    for _name in Integral.__abstractmethods__:
        locals()[_name] = one(_name)

    def __int__(self):
        print('int')
        return 6

    def __pos__(self):
        print('pos')
        return self

    def __eq__(self, other):
        print('eq', other)
        return False


w = Whole()
attempt(lambda: float(w))
attempt(lambda: complex(w))
attempt(lambda: [10, 11, 12, 13, 14, 15, 16][w])
attempt(lambda: hex(w))
attempt(lambda: bool(w))
attempt(lambda: (w.numerator is w, w.denominator, w.imag, w.real is w))
attempt(lambda: w.conjugate() is w)

for attribute in 'real', 'imag', 'numerator', 'denominator':
    try:
        setattr(w, attribute, 1)
    except AttributeError as e:
        print(e)


class Tagged(Complex):
    __slots__ = ()


print(Tagged.__dictoffset__, Complex.register(Tagged), Number.register(str))
attempt(lambda: isinstance('', Number))
print(sorted(Tagged.__abstractmethods__ ^ Complex.__abstractmethods__))
attempt(Tagged)
try:
    Complex.__sub__(1, '')
except TypeError as e:
    print(e.__traceback__.tb_next.tb_frame.f_code.co_name, e)
