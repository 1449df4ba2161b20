# The six comparisons as methods, alone and where one stands in for another; a
# guess of the length; names a class gives itself.
import operator


def named(name, answer):
    def method(self, other):
        print(name, type(self).__name__, type(other).__name__)
        return answer
    return method


class All:
    __lt__ = named('lt', 1)
    __le__ = named('le', '')
    __eq__ = named('eq', [])
    __ne__ = named('ne', None)
    __gt__ = named('gt', 2.5)
    __ge__ = named('ge', NotImplemented)
    __hash__ = None


class Right(All):
    __gt__ = named('gt of right', 'first')


class Equal:
    def __eq__(self, other):
        return other == 1


a, b = All(), All()
print(a < b, a <= b, a == b, a != b, a > b)
print(a < Right(), Right() < a)
for function in operator.ge, operator.le:
    try:
        print(function(a, b))
    except TypeError as e:
        print(e)
print(a < 1, 1 < a, 1 == a, 1 != a)
try:
    hash(a)
except TypeError as e:
    print(e)
# != is the opposite of ==, hash() is gone with it.
print(Equal() == 1, Equal() != 1, Equal() == 2, Equal() != 2)
print(Equal.__hash__)
print(a in [1, b], [a] == [b], (a,) == (b,))


class Guess:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

    def __iter__(self):
        return iter('abc')


for hint in 3, 0, 100, NotImplemented, 'x', -1, TypeError('odd'), \
        ValueError('worse'):
    for function in operator.length_hint, list, tuple:
        try:
            print(function(Guess(hint)))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)


class Named:
    __qualname__ = 'Another.Name'
    x: int = 1
    'not a docstring'


print(Named, Named.__name__, Named.__qualname__, Named.__doc__,
      Named.__annotations__, Named().__class__.__qualname__)
try:
    class Bad:
        __qualname__ = 1
except TypeError as e:
    print(e)
