# SPDX-License-Identifier: GPL-2.0
# bisect with sequences, bounds and keys of all kinds.
import bisect


def show(name, call):
    try:
        print(name, repr(call()))
    except Exception as e:
        print(name, type(e).__name__, e)


class L:
    def __len__(self):
        return 4


class G:
    def __getitem__(self, i):
        if i > 6:
            raise IndexError('mine %d' % i)
        return i


class GL(G):
    def __len__(self):
        return 7


class M(list):
    def insert(self, *a):
        print('insert', a)

    def __len__(self):
        print('len')
        return 3

    def __getitem__(self, i):
        print('item', i)
        return i


for f in (bisect.bisect, bisect.bisect_left, bisect.insort, bisect.insort_left):
    n = f.__name__
    show(n, lambda: f(L(), 1))
    show(n, lambda: f({1: 2}, 1))
    show(n, lambda: f({0: 2, 1: 3}, 1))
    show(n, lambda: f({1}, 1))
    show(n, lambda: f(G(), 1))
    show(n, lambda: f(GL(), 1))
    show(n, lambda: f(M([1, 2]), 1))
    show(n, lambda: f(G(), 1, hi=3))
    show(n, lambda: f([1, 2, 3], 2, hi=-1))
    show(n, lambda: f([1, 2, 3], 2, hi=-2))
    show(n, lambda: f([1, 2, 3], 2, hi=None))
    show(n, lambda: f([1, 2, 3], 2, hi='x'))
    show(n, lambda: f([1, 2, 3], 2, lo='x'))
    show(n, lambda: f([1, 2, 3], 2, lo=None))
    show(n, lambda: f([1, 2, 3], 2, lo=1.5))
    show(n, lambda: f([1, 2, 3], 2, lo=2**70))
    show(n, lambda: f([1, 2, 3], 2, hi=2**70))
    show(n, lambda: f([1, 2, 3], 2, lo=-1))
    show(n, lambda: f([1, 2, 3], 2, hi=9))
    show(n, lambda: f([1, 2, 3], 9, hi=9))
    show(n, lambda: f([1, 2, 3], 2, 0, 3, None))
    show(n, lambda: f([1, 2, 3], 2, key=3))
    show(n, lambda: f([1, 2, 3], 2, key=str))
    show(n, lambda: f([1, 2, 3], x=2))
    show(n, lambda: f((1, 2, 3), x=2))
    show(n, lambda: f("abc", x="b"))
    show(n, lambda: f(range(10**18), x=5))
    show(n, lambda: f(a=[3], x=2, lo=0, hi=1, key=None))
    show(n, lambda: f(a=[3], x=2, lo=0, hi=1, z=None))
    show(n, lambda: f([1, 'x'], 2))
    print(f, f.__name__, f.__module__, f.__doc__.split('\n')[0])
