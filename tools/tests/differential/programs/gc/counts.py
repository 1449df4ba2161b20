# What gc.collect() finds in structures that nothing holds any more.
import gc

gc.collect()


def self_list():
    a = []
    a.append(a)


def self_dict():
    a = {}
    a["x"] = a


def two_lists():
    a = []
    b = [a]
    a.append(b)


def ring(n=10):
    items = [[] for _ in range(n)]
    for i in range(n):
        items[i].append(items[(i + 1) % n])


def tail():
    a = []
    a.append(a)
    a.append([1, [2]])


def tuple_and_list():
    items = []
    pair = (items,)
    items.append(pair)


def function():
    def f():
        return f


def functions():
    def even(n):
        return n == 0 or odd(n - 1)

    def odd(n):
        return n != 0 and even(n - 1)


def nested():
    a = []
    for i in range(50):
        a = [a, {i: a}, (a, i)]
    a[0][0].append(a)


def set_of_functions():
    def f():
        return held
    held = {f, 1, "two"}


def iterators():
    a = []
    a.append(iter(a))
    b = []
    b.append(enumerate(b))
    c = []
    c.append(map(str, c))
    d = {}
    d["view"] = d.items()
    e = []
    e.append(slice(e))
    f = []
    f.append(zip(f, f))


def held_from_outside():
    a = []
    a.append(a)
    return a


def nothing():
    a = [[], {}, (1, 2), "x", 3.5]
    return a[0]


for make in (self_list, self_dict, two_lists, ring, tail, tuple_and_list,
             function, functions, nested, set_of_functions, iterators,
             nothing):
    make()
    print(make.__name__, gc.collect(), gc.collect())
kept = held_from_outside()
print(gc.collect(), kept[0] is kept)
kept.pop()
print(gc.collect(), kept)
kept.append(kept)
del kept
print(gc.collect())

# A generation collects the younger ones too and leaves the older alone.
self_list()
gc.collect(0)
old = held_from_outside()
gc.collect(0)
gc.collect(1)
del old
print(gc.collect(0), gc.collect(1), gc.collect(2))

# disabled, it still collects when asked to
gc.disable()
print(gc.isenabled())
for i in range(1000):
    self_list()
print(gc.collect())
gc.enable()
print(gc.isenabled())
