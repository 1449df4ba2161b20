#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Programs of random operations on the objects of one type each.

program(TYPE, OPERATIONS, SEED, FIRST, LAST) is the text of a program that makes
OPERATIONS random operations on four objects of TYPE. After each of them it has
seen the result or the exception, and of the object its size, its order or value
and the reference counts of it and of its items. It prints what it has seen of
the operations FIRST up to LAST, and of all a digest every STRIDE operations.
"""
from operations_values import VALUES

STRIDE = 500

HEAD = '''# Written by random_ops: {type}, {count} operations, seed {seed}.
import gc
import sys
{imports}
state = {seed}
first, last = {first}, {last}
digest = 0


def say(n, line):
    global digest
    digest = hash((digest, line))
    if first <= n < last:
        print(n, line)


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n


class Item:
    """Equal by number, counted by reference."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Item) and self.n == other.n

    def __hash__(self):
        return self.n % 13

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return 'I%d' % self.n


pool = [Item(i) for i in range(24)]


def item():
    k = rnd(5)
    if k < 3:
        return pool[rnd(24)]
    return rnd(1000) if k == 3 else 's%d' % rnd(40)


def items():
    n = rnd(rnd(24) + 1)
    k = rnd(4)
    many = [item() for i in range(n)]
    if k == 0:
        return many
    if k == 1:
        return tuple(many)
    if k == 2:
        return iter(many)
    return things[rnd(4)]


def text(r):
    s = repr(r)
    if ' at 0x' in s:
        return s.split(' at 0x')[0][:60] + ' at'
    return s if len(s) < 300 else '%s... %d %d' % (s[:200], len(s), hash(s))


{make}

things = [(), (), (), ()]
things = [make() for i in range(4)]
OPS = [
{ops}
]


def step(n):
    i = rnd(4)
    c = things[i]
    op = rnd(len(OPS))
    try:
        r = OPS[op](c, i)
    except Exception as e:
        say(n, '%d %s %s' % (op, type(e).__name__, e))
    else:
        say(n, '%d %s' % (op, text(r)))
    r = None
    c = things[i]
    say(n, look(c))
    if too_large(c):
        things[i] = make()


# When a collection comes by itself depends on what the start has left.
gc.disable()
for n in range({count}):
    step(n)
    if n % 100 == 0:
        gc.collect()
    if n % {stride} == {stride} - 1:
        print('after', n + 1, digest)
'''

# What can be seen of a container without changing it, and when to start again.
LOOK = '''
def look(c):
    counts = hash(tuple([sys.getrefcount(x) for x in pool]))
    held = 0 if c == () else sys.getrefcount(c)  # () is everybody's
    whole = text(list(c)) if first <= n < last or n % 50 == 0 else hash(repr(list(c)))
    return '%d %d %d %s %s' % (len(c), sys.getsizeof(c), held, counts, whole)


def too_large(c):
    return len(c) > 300


def put(i, c):
    things[i] = c


def at(c):
    return rnd(len(c) * 2 + 3) - len(c) - 1
'''

LIST = '''def make():
    return list(items_of(rnd(12)))


def items_of(n):
    return [item() for i in range(n)]
'''

TYPES = {
    'list': ('', LIST, [
        'c.append(item())', 'c.extend(items())', 'c.insert(at(c), item())',
        'c.pop()', 'c.pop(at(c))', 'c.remove(item())', 'c.index(item())',
        'c.index(item(), at(c))', 'c.count(item())', 'c.reverse()',
        'c.copy()', 'c.sort(key=repr)', 'c.sort(key=hash, reverse=True)',
        'c[at(c)]', 'c[at(c):at(c)]', 'c[::rnd(7) - 3]',
        'c.__setitem__(at(c), item())',
        'c.__setitem__(slice(at(c), at(c)), items())',
        'c.__setitem__(slice(None, None, 2), items())',
        'c.__delitem__(at(c))', 'c.__delitem__(slice(at(c), at(c)))',
        'c.__delitem__(slice(at(c), None, rnd(5) - 2))',
        'c + things[rnd(4)]', 'c * rnd(3)', 'c.__iadd__(items()) is c',
        'c.__imul__(rnd(3)) is c', 'item() in c', 'c == things[rnd(4)]',
        'c < things[rnd(4)]', 'list(reversed(c))', 'sorted(c, key=str)',
        'put(i, list(items()))', 'put(i, [*c, *items()])', 'list(zip(c, c))',
        'dict(enumerate(c))', 'c.clear() if rnd(9) == 0 else None',
        'next(iter(c), None)', 'max(c, key=id, default=0) is None']),
    'tuple': ('', LIST.replace('list(items_of', 'tuple(items_of'), [
        'put(i, tuple(items()))', 'put(i, c + tuple(items()))',
        'put(i, c * rnd(3))', 'put(i, c[at(c):at(c)])',
        'put(i, c[::rnd(7) - 3])', 'c.index(item())', 'c.count(item())',
        'c.index(item(), at(c), at(c))', 'c[at(c)]', 'hash(c) == hash(c[:])',
        'c == things[rnd(4)]', 'c < things[rnd(4)]', 'item() in c',
        'tuple(reversed(c))', 'put(i, (*c, *items()))', 'c is tuple(c)',
        'c[:] is c', 'c[0:2] is c[0:2]', 'c + () is c', 'tuple(sorted(c, key=repr))']),
    'dict': ('', '''def make():
    return {item(): item() for i in range(rnd(10))}


def pairs():
    k = rnd(4)
    if k == 0:
        return [(item(), item()) for i in range(rnd(9))]
    if k == 1:
        return {item(): item() for i in range(rnd(9))}
    if k == 2:
        return zip([item() for i in range(rnd(30))], range(30))
    return things[rnd(4)]


def front(c):
    for k in c:
        return k
    return 0
''', [
        'c.__setitem__(item(), item())', 'c[item()]', 'c.get(item(), 5)',
        'c.__delitem__(item())', 'c.__delitem__(front(c))', 'c.pop(item(), 0)',
        'c.pop(front(c))', 'c.popitem()', 'c.setdefault(item(), item())',
        'c.update(pairs())', 'c.update(a=1, s3=2)', 'item() in c',
        'c | things[rnd(4)]', 'c.__ior__(pairs()) is c', 'c.copy()',
        'put(i, dict(pairs()))', 'put(i, {**c, **dict(pairs())})',
        'put(i, dict.fromkeys(items(), item()))', 'list(c.items())',
        'list(reversed(c))', 'c == things[rnd(4)]',
        'c.keys() & things[rnd(4)].keys()', 'c.keys() | [item()]',
        'c.keys() - things[rnd(4)].keys()', 'c.keys() ^ things[rnd(4)].keys()',
        'c.items() <= things[rnd(4)].items()', 'list(c.values())',
        'c.keys().isdisjoint(things[rnd(4)])', 'sorted(c, key=repr)',
        'c.clear() if rnd(9) == 0 else None', 'next(iter(c.items()), None)',
        'put(i, {k: v for k, v in c.items() if rnd(3)})']),
    'set': ('', '''def make():
    return set([item() for i in range(rnd(12))])
''', [
        'c.add(item())', 'c.discard(item())', 'c.remove(item())', 'c.pop()',
        'c.update(items(), items())', 'c.intersection_update(items())',
        'c.difference_update(items())',
        'c.symmetric_difference_update(items())', 'c.union(items())',
        'c.intersection(items())', 'c.difference(items())',
        'c.symmetric_difference(items())', 'c | things[rnd(4)]',
        'c & things[rnd(4)]', 'c - things[rnd(4)]', 'c ^ things[rnd(4)]',
        'put(i, c | things[rnd(4)])', 'put(i, set(items()))',
        'put(i, {*c, *items()})', 'c.issubset(items())',
        'c.issuperset(items())', 'c.isdisjoint(items())',
        'c <= things[rnd(4)]', 'c == things[rnd(4)]', 'item() in c',
        'frozenset(c) == c', 'hash(frozenset(c)) == hash(frozenset(list(c)))',
        'c.copy()', 'c.clear() if rnd(9) == 0 else None', 'list(c)[:3]',
        'put(i, {x for x in c if rnd(3)})', 'c.__ior__(things[rnd(4)]) is c']),
    'frozenset': ('', '''def make():
    return frozenset([item() for i in range(rnd(12))])
''', [
        'put(i, c | things[rnd(4)])', 'put(i, c & things[rnd(4)])',
        'put(i, c - things[rnd(4)])', 'put(i, c ^ things[rnd(4)])',
        'put(i, c.union(items(), items()))', 'put(i, frozenset(items()))',
        'put(i, c.symmetric_difference(items()))', 'hash(c)', 'c.copy() is c',
        'frozenset(c) is c', 'c <= things[rnd(4)]', 'c == things[rnd(4)]',
        'item() in c', '{c: 1}[c]', 'list(c)[:4]', 'c.intersection(items())']),
    'deque': ('from _collections import deque', '''def make():
    return deque([item() for i in range(rnd(12))], rnd(40) if rnd(3) == 0 else None)
''', [
        'c.append(item())', 'c.appendleft(item())', 'c.pop()', 'c.popleft()',
        'c.extend(items())', 'c.extendleft(items())', 'c.rotate(at(c))',
        'c.insert(at(c), item())', 'c.remove(item())', 'c.index(item())',
        'c.count(item())', 'c.reverse()', 'c.copy()', 'c[at(c)]',
        'c.__setitem__(at(c), item())', 'c.__delitem__(at(c))',
        'c + things[rnd(4)]', 'c * rnd(3)', 'c.__iadd__(items()) is c',
        'c == things[rnd(4)]', 'item() in c', 'list(reversed(c))[:3]',
        'put(i, deque(items(), 30))', 'c.clear() if rnd(9) == 0 else None']),
    'array': ('from array import array', '''def make():
    return array('bBhHiIlLqQfd'[rnd(12)], [rnd(100) for i in range(rnd(30))])


def value():
    k = rnd(6)
    return (rnd(100) if k < 3 else rnd(2**31) - rnd(2**31) if k == 3 else
            rnd(100) / 4 if k == 4 else 'x')


def some(c):
    k = rnd(5)
    return (array(c.typecode, [rnd(100) for i in range(rnd(30))]) if k < 2 else
            things[rnd(4)] if k == 2 else [value() for i in range(rnd(9))])
''', [
        'c.append(value())', 'c.extend(some(c))', 'c.insert(at(c), value())',
        'c.pop()', 'c.pop(at(c))', 'c.remove(rnd(100))', 'c.reverse()',
        'c[at(c)]', 'c[at(c):at(c)]', 'c[::rnd(7) - 3]', 'c.index(rnd(100), at(c))',
        'c.__setitem__(at(c), value())', 'c.count(rnd(100))',
        'c.__setitem__(slice(at(c), at(c)), some(c))',
        'c.__setitem__(slice(None, None, 2), some(c))',
        'c.__delitem__(slice(at(c), at(c)))', 'c.__delitem__(at(c))',
        'c.__delitem__(slice(at(c), None, rnd(5) - 2))', 'c + some(c)',
        'c.__iadd__(some(c)) is c', 'c * rnd(3)', 'c.__imul__(rnd(3)) is c',
        'c.tobytes()', 'c.frombytes(bytes(rnd(20)))', 'c.fromlist([value()])',
        'c.byteswap() if c.typecode not in "fd" else 0', 'value() in c', 'c == some(c)', 'c < some(c)',
        'put(i, make())', 'put(i, array(c.typecode, some(c)))', 'c.tolist()',
        'memoryview(c)[at(c):].tolist()', 'sorted(c)[:3]', 'list(reversed(c))[:3]']),
    'bytearray': ('', '''def make():
    return bytearray([rnd(256) for i in range(rnd(30))])


def some():
    k = rnd(4)
    n = rnd(rnd(30) + 1)
    if k == 0:
        return bytes([rnd(4) + 97 for i in range(n)])
    if k == 1:
        return bytearray([rnd(256) for i in range(n)])
    if k == 2:
        return memoryview(bytes(n))
    return bytes(things[rnd(4)])
''', [
        'c.append(rnd(300))', 'c.extend(some())', 'c.insert(at(c), rnd(256))',
        'c.pop()', 'c.pop(at(c))', 'c.remove(rnd(256))', 'c.reverse()',
        'c[at(c)]', 'c[at(c):at(c)]', 'c[::rnd(7) - 3]',
        'c.__setitem__(at(c), rnd(256))',
        'c.__setitem__(slice(at(c), at(c)), some())',
        'c.__setitem__(slice(None, None, 2), some())',
        'c.__delitem__(slice(at(c), at(c)))', 'c.__delitem__(slice(0, 3))',
        'c.__delitem__(slice(at(c), None, rnd(5) - 2))', 'c + some()',
        'c.__iadd__(some()) is c', 'c * rnd(3)', 'c.find(some())',
        'c.count(some()[:1])', 'c.split(b"a")', 'c.replace(b"a", some())',
        'c.strip(b"abcd")', 'c.partition(b"b")', 'c.upper()', 'c.hex()',
        'c.startswith(some())', 'c.translate(None, b"ab")', 'some() in c',
        'c == some()', 'c < some()', 'bytes(c)', 'c.rsplit(b"c", 2)',
        'put(i, bytearray(some()))', 'c.join([some(), some()])',
        'memoryview(c)[at(c):].tolist()', 'c.center(rnd(60))', 'c.copy()',
        'c.decode("latin-1")', 'c.decode("utf-8", "replace")',
        'c.clear() if rnd(9) == 0 else None']),
}


# Kinds of dict: how they are made, and what they can do beside.
TYPES.update({
    'defaultdict': ('from collections import defaultdict', TYPES['dict'][1].replace(
        '{item(): item() for i in range(rnd(10))}',
        'defaultdict([list, int, None, item][rnd(4)], pairs())', 1), TYPES['dict'][2] + [
            'c[item()]', 'c.default_factory is None', 'repr(c)', 'type(c | {})',
            'put(i, c | things[rnd(4)])', 'put(i, c.copy())', 'c.__missing__(item())']),
    'Counter': ('from collections import Counter', TYPES['dict'][1].replace(
        '{item(): item() for i in range(rnd(10))}', 'Counter(items())', 1), [
            'c.update(items())', 'c.subtract(items())', 'c[item()]', 'c.total()',
            'c.most_common(3)', 'c.most_common()', 'put(i, c + things[rnd(4)])',
            'put(i, c - things[rnd(4)])', 'put(i, c & things[rnd(4)])',
            'put(i, c | things[rnd(4)])', '+c', '-c', 'list(c.elements())', 'c == things[rnd(4)]',
            'c <= things[rnd(4)]', 'c.__delitem__(item())', 'c.__setitem__(item(), rnd(9) - 3)',
            'c.copy()', 'c.pop(item(), 0)', 'put(i, Counter(items()))', 'c.__iadd__(Counter(items())) is c',
            'c.__isub__(things[rnd(4)]) is c', 'repr(c)', 'item() in c']),
})

# Of one type each, and what else is made of dicts.
TYPES.update({
    'OrderedDict': ('from collections import OrderedDict', TYPES['dict'][1].replace(
        '{item(): item() for i in range(rnd(10))}',
        'OrderedDict([(item(), item()) for i in range(rnd(10))])', 1), [
            op for op in TYPES['dict'][2] if 'put(i' not in op] + [
            'c.move_to_end(item())', 'c.move_to_end(front(c), rnd(2) == 0)', 'c.popitem(False)',
            'c.popitem(last=True)', 'put(i, OrderedDict(pairs()))', 'put(i, c.copy())',
            'put(i, OrderedDict.fromkeys(items(), item()))', 'list(reversed(c.items()))',
            'c == OrderedDict(reversed(list(c.items())))', 'c == dict(c)', 'repr(c)',
            'put(i, c | things[rnd(4)])', 'list(reversed(c.values()))']),
    'dict views': ('', """def make():
    d = {item(): item() for i in range(rnd(12))}
    dicts.append(d)
    del dicts[:-4]
    return [d.keys(), d.items(), d.values()][rnd(3)]


def change():
    d = dicts[rnd(len(dicts))]
    k = rnd(5)
    if k == 0:
        d.pop(item(), None)
    elif k == 1 and d:
        d.popitem()
    else:
        d[item()] = item()


dicts = []
""", [
        'change()', 'change()', 'put(i, make())', 'item() in c', '(item(), item()) in c',
        'c & things[rnd(4)]', 'c | things[rnd(4)]', 'c - things[rnd(4)]', 'c ^ things[rnd(4)]',
        'c | items()', 'c & items()', 'c - items()', 'c ^ items()', 'c.isdisjoint(items())',
        'c == things[rnd(4)]', 'c <= things[rnd(4)]', 'c < set(items())', 'c >= set(items())',
        'list(reversed(c))', 'c.mapping == dicts[-1]', 'iter(c).__length_hint__()', 'hash(c) != 0',
        'next(iter(c))', 'c == set(c)', 'repr(c)', 'len(c.mapping)', 'set(c) | c', 'c[0]']),
    'iterators': ('import itertools', """tee = type(itertools.tee(())[0])


def look(c):
    counts = hash(tuple([sys.getrefcount(x) for x in pool]))
    return '%s %d %d %s' % (type(c).__name__, sys.getsizeof(c), sys.getrefcount(c), counts)


def too_large(c):
    return rnd(15) == 0


def many():
    return [item() for i in range(rnd(9))]


def make():
    k = rnd(18)
    return (iter(many()) if k == 0 else iter(tuple(many())) if k == 1 else
            reversed(many()) if k == 2 else enumerate(many(), rnd(5)) if k == 3 else
            zip(many(), many()) if k == 4 else map(repr, many()) if k == 5 else
            filter(None, many()) if k == 6 else iter(dict.fromkeys(many())) if k == 7 else
            iter({x: x for x in many()}.items()) if k == 8 else iter(range(rnd(9))) if k == 9 else
            (x for x in many()) if k == 10 else itertools.chain(many(), things[rnd(4)]) if k == 11 else
            itertools.islice(many(), rnd(5), None, 2) if k == 12 else
            itertools.accumulate([1] * rnd(9)) if k == 13 else itertools.repeat(item(), rnd(9)) if k == 14 else
            itertools.cycle(many()) if k == 15 else itertools.tee(many())[rnd(2)] if k == 16 else
            itertools.zip_longest(many(), many(), fillvalue=item()))


def take(c):
    return [x for x, j in zip(c, range(4))]
""", [
        'next(c)', 'next(c)', 'next(c, 5)', 'take(c)', 'c.__length_hint__()', 'put(i, make())',
        'iter(c) is c', 'type(c) is tee or c.__reduce__()[1:]', 'type(c) is tee or c.__setstate__(rnd(6))', 'item() in zip(take(c), (1,))',
        'put(i, itertools.chain(take(c), c))', 'put(i, itertools.islice(c, rnd(5)))', 'hash(c) != 0',
        'put(i, enumerate(c))', 'put(i, zip(c, many()))', 'put(i, map(repr, c))', 'c == things[rnd(4)]',
        'len(c)', 'c.close()', 'c.send(None)', 'tuple(take(c))']),
})


def program(name, count, seed, first=0, last=0):
    if name in VALUES:
        imports, make, ops = VALUES[name]
    else:
        imports, make, ops = TYPES[name]
        make = LOOK + make
    lines = ['    lambda c, i: %s,' % op for op in ops]
    text = HEAD
    for mark, value in (('type', name), ('count', count), ('seed', seed),
                        ('imports', imports), ('make', make),
                        ('first', first), ('last', last), ('stride', STRIDE),
                        ('ops', '\n'.join(lines))):
        text = text.replace('{%s}' % mark, str(value))
    return text
