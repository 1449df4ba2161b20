# Sets of ints and strings under random operations: order, size and results.
import sys

state = 12345


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n


def key():
    k = rnd(6)
    if k == 0:
        return rnd(8)
    if k == 1:
        return rnd(100) - 50
    if k == 2:
        return rnd(1000) * 64
    if k == 3:
        return 's%d' % rnd(30)
    if k == 4:
        return (rnd(4), rnd(4))
    return rnd(7) / 2


def fresh():
    n = rnd(rnd(60) + 1)
    k = rnd(3)
    if k == 0:
        return set([key() for i in range(n)])
    if k == 1:
        return frozenset([key() for i in range(n)])
    s = set()
    for i in range(n):
        s.add(key())
    return s


def other():
    k = rnd(6)
    if k == 0:
        return [key() for i in range(rnd(20))]
    if k == 1:
        return {key(): 0 for i in range(rnd(20))}
    if k == 2:
        return tuple([key() for i in range(rnd(40))])
    return sets[rnd(4)]


def digest(s):
    return len(s), sys.getsizeof(s), hash(tuple(s))


sets = [fresh() for i in range(4)]
total = 0
for step in range(6000):
    i = rnd(4)
    s = sets[i]
    op = rnd(30)
    mutable = isinstance(s, set)
    r = None
    if op == 0:
        sets[i] = fresh()
    elif op == 1:
        r = s | sets[rnd(4)]
    elif op == 2:
        r = s & sets[rnd(4)]
    elif op == 3:
        r = s - sets[rnd(4)]
    elif op == 4:
        r = s ^ sets[rnd(4)]
    elif op == 5:
        r = s.union(other(), other())
    elif op == 6:
        r = s.intersection(other())
    elif op == 7:
        r = s.difference(other())
    elif op == 8:
        r = s.symmetric_difference(other())
    elif op == 9:
        t = sets[rnd(4)]
        print(s < t, s <= t, s == t, s != t, s > t, s >= t)
    elif op == 10:
        t = other()
        print(s.issubset(t), s.issuperset(t), s.isdisjoint(t))
    elif op == 11:
        print(key() in s)
    elif op == 12:
        r = s.copy()
        print(r is s)
    elif op == 13:
        r = type(s)(other())
    elif not mutable:
        print(hash(s))
    elif op < 18:
        for j in range(rnd(10)):
            s.add(key())
    elif op < 21:
        for j in range(rnd(10)):
            s.discard(key())
    elif op < 23:
        try:
            s.remove(key())
        except KeyError as e:
            print(e)
        for j in range(rnd(4)):
            if s:
                print(s.pop())
    elif op == 23:
        s.update(other(), other())
    elif op == 24:
        s.intersection_update(other())
    elif op == 25:
        s.difference_update(other())
    elif op == 26:
        s.symmetric_difference_update(other())
    elif op == 27:
        s |= sets[rnd(4)]
        s &= sets[rnd(4)]
    elif op == 28:
        s -= sets[rnd(4)]
        s ^= sets[rnd(4)]
    elif rnd(4) == 0:
        s.clear()
    if r is not None:
        print(type(r), digest(r))
        if rnd(3) == 0:
            sets[i] = r
    print(op, digest(sets[i]))
    if step % 100 == 0:
        print(sets[i])
