# SPDX-License-Identifier: GPL-2.0
# Comparisons that change the list while heapq or bisect works on it.
import bisect
import heapq


class Item:
    """Does something to a list the nth time it is compared."""

    left = 0
    act = None

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Item.left -= 1
        if not Item.left:
            Item.act()
        return self.n < getattr(other, "n", 3)

    def __repr__(self):
        return "I%d" % self.n


def run(name, call, act, after):
    heap = [Item(n) for n in (1, 3, 2, 7, 4, 9, 5, 8, 12, 10)]
    Item.left, Item.act = after, lambda: act(heap)
    try:
        got = call(heap)
    except Exception as e:
        got = type(e).__name__, str(e)
    Item.left = 0
    print(name, after, got, len(heap), heap[:4])


CALLS = {
    "push": lambda h: heapq.heappush(h, Item(0)),
    "pop": lambda h: heapq.heappop(h),
    "pushpop": lambda h: heapq.heappushpop(h, Item(6)),
    "replace": lambda h: heapq.heapreplace(h, Item(6)),
    "heapify": lambda h: heapq.heapify(h),
    "pop max": lambda h: heapq._heappop_max(h),
    "replace max": lambda h: heapq._heapreplace_max(h, Item(6)),
    "heapify max": lambda h: heapq._heapify_max(h),
    "right": lambda h: bisect.bisect(h, Item(5)),
    "left": lambda h: bisect.bisect_left(h, Item(5)),
    "insort": lambda h: bisect.insort(h, Item(5)),
    "key": lambda h: bisect.insort_left(h, Item(5), key=lambda i: (
        Item.act() if i.n == 4 else None, i)[1]),
    "sort": lambda h: h.sort(),
    "sorted": lambda h: sorted(h),
    "min": lambda h: min(h),
    "max": lambda h: max(h),
}
ACTS = {
    "clear": lambda h: h.clear(),
    "pop": lambda h: h.pop(),
    "append": lambda h: h.append(Item(6)),
    "change": lambda h: h.__setitem__(slice(None), [Item(n) for n in
                                                    range(10)]),
    "again": lambda h: heapq.heapify(h),
}
for name, call in CALLS.items():
    for how, act in ACTS.items():
        for after in 1, 2, 4:
            run(name + " " + how, call, act, after)


class Raises:
    def __lt__(self, other):
        raise KeyError(1)


for name, call in CALLS.items():
    h = [Raises(), 1, 2, 3]
    try:
        call(h)
    except Exception as e:
        print(name, type(e).__name__, e, len(h))


class Sequence:
    """Raises, shrinks or gives what cannot be compared."""

    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        self.n = 0
        if i > 3:
            raise IndexError("beyond %d" % i)
        return i


for n in 1, 4, 5, 100, 2 ** 62:
    for f in bisect.bisect, bisect.bisect_left:
        try:
            print(f.__name__, n, f(Sequence(n), 2))
        except Exception as e:
            print(f.__name__, n, type(e).__name__, e)


class Derived(list):
    def __len__(self):
        print("len")
        return 1

    def pop(self, *args):
        print("pop", args)

    def append(self, x):
        print("append", x)

    def insert(self, *args):
        print("insert", args)

    def __getitem__(self, i):
        print("item", i)
        return list.__getitem__(self, i)


d = Derived([4, 2, 3])
heapq.heapify(d)
heapq.heappush(d, 1)
print(heapq.heappop(d), heapq.heapreplace(d, 7), heapq.heappushpop(d, 9))
print(list.__len__(d), bisect.bisect(d, 3), bisect.insort(d, 3))
