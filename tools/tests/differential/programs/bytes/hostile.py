# Code of the program that runs in the middle of an operation on bytes, views
# and deques, and changes or releases them.
from _collections import deque


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __init__(self, n, fn):
        self.n, self.fn = n, fn

    def __index__(self):
        self.fn()
        return self.n


def fresh():
    global a
    a = bytearray(b'abcdefghij')
    return a


class Grow:
    def __bytes__(self):
        a.clear()
        return b'!'


t(lambda: bytearray(b'%s|%s') % (Grow(), 1))
t(lambda: b'%s' % Grow())
t(lambda: bytes(Grow()))


class BadBytes:
    def __bytes__(self):
        return 'text'


t(lambda: bytes(BadBytes()))
t(lambda: b'%b' % BadBytes())
a = fresh()
m = memoryview(a)
t(lambda: m[Index(1, lambda: m.release())])
m = memoryview(a)
t(lambda: m.__setitem__(Index(1, lambda: m.release()), 5))
m = memoryview(a)
t(lambda: m.__setitem__(1, Index(5, lambda: m.release())))
a.append(1)
it = iter(a)
next(it)
a.clear()
t(lambda: next(it, 'end'))
a.extend(b'zzzz')
t(lambda: next(it, 'end'))


class Eq:
    def __init__(self, fn):
        self.fn = fn

    def __eq__(self, other):
        self.fn()
        return False

    def __repr__(self):
        return 'Eq'


for fn in (lambda: d.clear(), lambda: d.append(1), lambda: d.popleft(), lambda: d.rotate(1), lambda: None):
    d = deque([Eq(fn), 1, 2])
    t(lambda: d.remove(5))
    d = deque([Eq(fn), 1, 2])
    t(lambda: d.index(5))
    d = deque([Eq(fn), 1, 2])
    t(lambda: d.count(1))
    d = deque([Eq(fn), 1, 2])
    t(lambda: 2 in d)
    d = deque([Eq(fn), 1, 2])
    t(lambda: d == deque([7, 1, 2]))
    print(len(d))


class Drop:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        d.append(self.n)


d = deque([Drop(i) for i in range(5)])
d.clear()
print(d)
d = deque([Drop(i) for i in range(3)], 3)
d.append(9)
print(len(d))
d[0] = 1
del d[0]
print([x for x in d if isinstance(x, int)])
d = deque()
