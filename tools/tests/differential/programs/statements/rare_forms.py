# Forms of statements that few programs have.
class A:
    pass


class B:
    pass


bases = [A, B]


class C(*bases, **{}):
    pass


class D(A, *[B]):
    pass


print(C.__mro__, D.__bases__)


class Pair:
    def __init__(self, *values):
        self.values = values

    def __enter__(self):
        print('enter', self.values)
        return self.values

    def __exit__(self, *error):
        print('exit', self.values, error[0])
        return True

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, *error):
        return self.__exit__(*error)


with Pair(1, 2) as (a, b), Pair(3, 4, 5) as [c, *d]:
    print(a, b, c, d)
with Pair(1, 2) as (a, b):
    raise ValueError
with Pair(1) as (a, b):
    print('not reached')
print(a)


async def several():
    async with Pair(1, 2) as (a, b), Pair(3) as c:
        print(a, b, c)
        raise KeyError
    async with (Pair(6) as x, Pair(7)):
        print(x)
    return 'done'


try:
    several().send(None)
except StopIteration as stop:
    print(stop.value)


class Items:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print(key, value)

    def __delitem__(self, key):
        print('del', key)


items = Items()
more = [1, 2]
print(items[*more], items[0, *more], items[*more, 3:4], items[*()])
items[*more] = 5
items[0, *more, ...] = 6
del items[*more]


class Matrix:
    def __init__(self, n):
        self.n = n

    def __matmul__(self, other):
        return Matrix(self.n * other.n)


m = old = Matrix(3)
m @= Matrix(4)
print(m.n, old.n)
