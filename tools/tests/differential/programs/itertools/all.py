# SPDX-License-Identifier: GPL-2.0
# itertools: values, reprs, sizes, messages
import sys
from itertools import *
import itertools


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


def take(n, it):
    out = []
    for x in it:
        out.append(x)
        if len(out) >= n:
            break
    return out


def lst(it):
    return take(60, it)


big = sys.maxsize
for args in [(), (5,), (5, 2), (1.5,), (1.5, 0.5), (big - 1,), (big + 5,), (-3,), (True,),
             (2, -1), (0, 0), (1j,), ('a',), (1, 'a'), (1, 2, 3), (10, 1.0)]:
    show(('count', args), lambda: count(*args))
    show(('count', args), lambda: take(4, count(*args)))
show('count', lambda: count(start=3, step=2))
show('count', lambda: count(stop=3))
c = count(big - 1)
print(next(c), c, next(c), c, next(c), c)
for x in ('', 'ab', [1], (), 5):
    show(('cycle', x), lambda: take(7, cycle(x)))
show('cycle', lambda: cycle())
show('cycle', lambda: cycle('a', 'b'))
show('cycle', lambda: cycle(x=1))
for args in [(1,), (1, 3), (1, 0), (1, -2), (), (1, 'a'), (1, 2, 3),
             (1, 2.0), (1, 10**30)]:
    show(('repeat', args), lambda: repeat(*args))
    show(('repeat', args), lambda: take(5, repeat(*args)))
show('repeat', lambda: repeat(object=1, times=2))
r = repeat('x', 3)
next(r)
print(r, r.__length_hint__())
show('repeat', lambda: repeat(1).__length_hint__())
for args in [(), ([1], 'ab'), ([], [], [2]), (1,), ([1], 2)]:
    show(('chain', args), lambda: lst(chain(*args)))
show('chain', lambda: lst(chain.from_iterable(['ab', [1, 2]])))
show('chain', lambda: lst(chain.from_iterable(3)))
show('chain', lambda: chain(x=1))
show('compress', lambda: lst(compress('abcdef', [1, 0, 1, 0, 1])))
show('compress', lambda: lst(compress(data='ab', selectors=[1, 1, 1])))
show('compress', lambda: compress('a'))
show('compress', lambda: compress(1, 2))
for f in (dropwhile, takewhile, filterfalse):
    show(f, lambda: lst(f(lambda x: x < 3, [1, 2, 3, 1, 5])))
    show(f, lambda: f())
    show(f, lambda: f(1))
    show(f, lambda: f(None, 1))
    show(f, lambda: lst(f(None, [0, 1])))
    show(f, lambda: lst(f(lambda x: 1 / x, [1, 0])))
    show(f, lambda: f(bool, [], x=1))
    show(f, lambda: f(bool, [], 3))
show('filterfalse', lambda: lst(filterfalse(None, [0, 1, '', 'a'])))
show('filterfalse', lambda: lst(filterfalse(bool, [0, 1, '', 'a'])))
t = takewhile(lambda x: x < 2, iter([1, 5, 1]))
print(lst(t), lst(t))
show('starmap', lambda: lst(starmap(pow, [(2, 3), [3, 2], (2, 5, 7)])))
show('starmap', lambda: lst(starmap(pow, [1])))
show('starmap', lambda: starmap(pow))
for x in ('', 'a', 'ab', 'abcd', 3):
    show(('pairwise', x), lambda: lst(pairwise(x)))
show('pairwise', lambda: pairwise())
for args in [('abcdefg',), ('abcdefg', 2), ('abcdefg', 2, 4),
             ('abcdefg', 2, None), ('abcdefg', 0, None, 2),
             ('abcdefg', None), ('abcdefg', 1, 6, 3), ('abc', -1),
             ('abc', 1, -1), ('abc', 0, 2, 0), ('abc', 0, 2, -1),
             ('abc', 'x'), ('abc', 1, 'x'), ('abc', 'x', 1), (3, 1),
             ('abc', 1, 2, 'x'), ('abc', 1, 2, 3, 4), ('abc', 10**30),
             ('abc', 5, 2), ('abc', True), ('abc', 1.0)]:
    show(('islice', args), lambda: lst(islice(*args)))
show('islice', lambda: islice('a', 1, x=2))
it = iter(range(10))
print(lst(islice(it, 2, 5)), next(it))
for args in [([1, 2, 3],), ([],), ('abc',), ([1, 2, 3], lambda a, b: a * b),
             ([1, 'a'],), (3,), (), ([1], 2, 3)]:
    show(('accumulate', args[:1]), lambda: lst(accumulate(*args)))
show('accumulate', lambda: lst(accumulate([1, 2], initial=10)))
show('accumulate', lambda: lst(accumulate([], initial=10)))
show('accumulate', lambda: lst(accumulate([1, 2], None, initial=None)))
show('accumulate', lambda: lst(accumulate([1, 2], func=max, initial=1)))
for args in [(), ('ab', 'xyz'), ('abc', [], 'z'), ([],), (1,), ('a', 2)]:
    show(('zip_longest', args), lambda: lst(zip_longest(*args)))
show('zip_longest', lambda: lst(zip_longest('a', 'xyz', fillvalue='-')))
show('zip_longest', lambda: zip_longest('a', fill='-'))
z = zip_longest('abc', 'x')
print([id(next(z)) == id(next(z)) for i in range(1)])
show('groupby', lambda: [(k, list(g)) for k, g in groupby('aabbbc')])
show('groupby', lambda: [(k, list(g)) for k, g in
                         groupby([1, 2, 5, 7, 1], lambda x: x > 3)])
show('groupby', lambda: [k for k, g in groupby('aabbbca')])
show('groupby', lambda: [list(g) for k, g in list(groupby('aabb'))])
show('groupby', lambda: lst(groupby([1], 3)))
show('groupby', lambda: groupby())
show('groupby', lambda: groupby(3))
show('groupby', lambda: [(k, list(g)) for k, g in
                         groupby(iterable='ab', key=None)])
a, b = tee([1, 2, 3])
print(lst(a), lst(b), lst(a))
show('tee', lambda: [lst(x) for x in tee('ab', 3)])
show('tee', lambda: tee('ab', 0))
show('tee', lambda: tee('ab', -1))
show('tee', lambda: tee('ab', 'x'))
show('tee', lambda: tee())
show('tee', lambda: tee(3))
a, b = tee(range(200))
print(sum(a), sum(b))
a, b = tee(range(200))
next(a)
a1 = tee(a)
print(a1[0] is a, next(a1[1]), sum(b))
c = a.__copy__()
print(next(c), next(a))
for args in [(), ('ab',), ('ab', [1, 2]), ('ab', ''), ([],), (3,)]:
    show(('product', args), lambda: lst(product(*args)))
for rep in (0, 1, 2, 3, -1, 'a', None):
    show(('product', rep), lambda: lst(product('ab', repeat=rep)))
show('product', lambda: product('a', rep=2))
for f in (permutations, combinations, combinations_with_replacement):
    for args in [('abc',), ('abc', 2), ('abc', 0), ('abc', 4), ('', 0),
                 ('', 1), ('abcd', 3), ('ab', -1), ('ab', 'x'), ('ab', None),
                 (3, 1), (), ('a', 1, 2), ('ab', 1.0), (range(5), 4)]:
        show((f, args), lambda: lst(f(*args)))
    show(f, lambda: lst(f(iterable='ab', r=1)))
    show(f, lambda: len(list(f(range(6), 3))))
p = permutations('abc')
first = next(p)
print(first, next(p), first)
p = combinations('abcd', 2)
print(id(next(p)) == id(next(p)))
objs = [count(), count(1, 2), cycle('a'), repeat(1), chain(), compress('', ''),
        dropwhile(1, ''), takewhile(1, ''), filterfalse(1, ''),
        starmap(1, ''), pairwise(''), islice('', 1), accumulate(''),
        zip_longest(), groupby(''), product(), product('ab', 'cd', repeat=2),
        permutations('abc'), permutations('abc', 1), combinations('abc', 2),
        combinations_with_replacement('abc', 2), tee('')[0]]
for o in objs:
    print(type(o).__basicsize__, sys.getsizeof(o), iter(o) is o)
    show('noattr', lambda: o.nope)
    show('len', lambda: len(o))
    show('call', lambda: o())
print(sorted([x for x in dir(itertools) if x[0] != '_']))
