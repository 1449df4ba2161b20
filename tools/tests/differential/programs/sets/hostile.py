# Sets and dicts whose elements' __eq__ and __hash__ change them meanwhile.


class Evil:
    target = None
    action = None
    count = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        Evil.count += 1
        if Evil.action and Evil.target is not None:
            Evil.action(Evil.target)
        return isinstance(other, Evil) and self.n == other.n

    def __repr__(self):
        return 'E%d' % self.n


def fresh(n=4):
    Evil.target = None
    return {Evil(i) for i in range(n)}


def clear(s):
    s.clear()


def grow(s):
    Evil.target = None
    for i in range(100, 140):
        s.add(i)


def shrink(s):
    if s:
        s.pop()


def refill(s):
    Evil.target = None
    s.clear()
    for i in range(4):
        s.add(Evil(i))


def run(name, fn):
    for action in (clear, grow, shrink, refill):
        for n in (0, 3, 9):
            s = fresh()
            o = fresh()
            Evil.action = action
            Evil.target = s
            try:
                r = fn(s, o, Evil(n))
            except Exception as e:
                r = type(e).__name__ + ' ' + str(e)
            Evil.target = None
            if isinstance(r, (set, frozenset)):
                r = sorted(map(repr, r))
            print(name, action.__name__, n, r, len(s), len(o))


run('in', lambda s, o, x: x in s)
run('add', lambda s, o, x: s.add(x))
run('discard', lambda s, o, x: s.discard(x))
run('remove', lambda s, o, x: s.remove(x))
run('or', lambda s, o, x: s | o)
run('and', lambda s, o, x: s & o)
run('sub', lambda s, o, x: s - o)
run('xor', lambda s, o, x: s ^ o)
run('update', lambda s, o, x: s.update(o))
run('ior', lambda s, o, x: s.__ior__(o) is s)
run('iand', lambda s, o, x: s.__iand__(o) is s)
run('isub', lambda s, o, x: s.__isub__(o) is s)
run('ixor', lambda s, o, x: s.__ixor__(o) is s)
run('eq', lambda s, o, x: s == o)
run('le', lambda s, o, x: s <= o)
run('ge', lambda s, o, x: s >= o)
run('issubset', lambda s, o, x: s.issubset(list(o)))
run('disjoint', lambda s, o, x: s.isdisjoint([x]))
run('intersection', lambda s, o, x: s.intersection(list(o), [x]))
run('difference', lambda s, o, x: s.difference(list(o)))


class Shy:
    def __hash__(self):
        raise ValueError('no hash')


class Odd:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise KeyError('no eq')


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: {Shy()})
t(lambda: Shy() in {1})
t(lambda: {Odd(), Odd()})
t(lambda: Odd() in {Odd()})
t(lambda: {1} & {Odd()})
t(lambda: len({Odd()} | {Odd()}))
t(lambda: {1, 2}.issuperset([Odd()]))
t(lambda: {1: 2}.keys() & {Odd()})


class Iter:
    def __iter__(self):
        yield 1
        raise OSError('broken')


t(lambda: set(Iter()))
t(lambda: {5}.union(Iter()))
t(lambda: {5}.intersection(Iter()))
s = {5}
t(lambda: s.update(Iter()))
print(s)
t(lambda: s.difference_update(Iter()))
t(lambda: s.symmetric_difference_update(Iter()))
print(s)


class D:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        D.log.append((self.n, len(box)))


box = set()
for i in range(10):
    box.add(D(i))
box.clear()
print(sorted(D.log))
D.log.clear()
box.add(D(1))
box.pop()
print(D.log)
box = {D(2)}
box -= set(box)
print(D.log)


class S(set):
    def __repr__(self):
        return 'S!'

    def __contains__(self, x):
        return True


x = S([1, 2])
print(x, {x.__class__.__name__}, 99 in x, x | {3}, x.union([9]), type(x & {1}), x == {1, 2}, {1, 2} == x)
x.x = 1
print(x.__dict__, type(x.copy()))


class H(frozenset):
    pass


print({H([1]): 2}[frozenset([1])], H([1, 2]), type(H([1]) | {2}), H([1]) == {1}, hash(H([1])) == hash(frozenset([1])))
