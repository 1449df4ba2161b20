# SPDX-License-Identifier: GPL-2.0
# what iterators say would make copies of them, and going on from a state
import itertools as it, copy, operator, functools, collections, array, struct, random, types, string
def t(what, f):
    try: print(what, repr(f()))
    except Exception as e: print(what, type(e).__name__, e)
makers = {
 'list': lambda: iter([1,2,3]), 'tuple': lambda: iter((1,2,3)), 'str': lambda: iter('abc'), 'bytes': lambda: iter(b'abc'), 'range': lambda: iter(range(5)),
 'bigrange': lambda: iter(range(2**70, 2**70+5)), 'dict': lambda: iter({1:2,3:4}), 'items': lambda: iter({1:2,3:4}.items()), 'values': lambda: iter({1:2}.values()), 'set': lambda: iter({1,2}),
 'enumerate': lambda: enumerate('abc', 2), 'reversed': lambda: reversed([1,2,3]), 'reversedt': lambda: reversed((1,2,3)), 'revrange': lambda: reversed(range(5)), 'revdict': lambda: reversed({1:2,3:4}), 'zip': lambda: zip('ab', [1,2]), 'zips': lambda: zip('ab', [1,2], strict=True), 'map': lambda: map(str, [1,2]), 'filter': lambda: filter(None, [0,1,2]),
 'count': lambda: it.count(3), 'count2': lambda: it.count(3, 2), 'countf': lambda: it.count(1.5, .5), 'cycle': lambda: it.cycle('abc'), 'repeat': lambda: it.repeat('x', 4), 'repeat0': lambda: it.repeat('x'),
 'accumulate': lambda: it.accumulate([1,2,3]), 'accumulate2': lambda: it.accumulate([1,2,3], operator.mul, initial=4), 'chain': lambda: it.chain('ab', [1]), 'chainf': lambda: it.chain.from_iterable(['ab', [1]]), 'compress': lambda: it.compress('abc', [1,0,1]), 'dropwhile': lambda: it.dropwhile(lambda x: x < 2, [1,2,3,1]), 'dropwhileb': lambda: it.dropwhile(bool, [1,0,3]), 'takewhile': lambda: it.takewhile(bool, [1,0,3]), 'filterfalse': lambda: it.filterfalse(bool, [1,0,3,0]), 'islice': lambda: it.islice('abcdef', 1, 5, 2), 'starmap': lambda: it.starmap(pow, [(1,2),(3,4)]), 'zip_longest': lambda: it.zip_longest('ab', [1,2,3], fillvalue='-'), 'product': lambda: it.product('ab', [1,2], repeat=1), 'permutations': lambda: it.permutations('abc', 2), 'combinations': lambda: it.combinations('abcd', 2), 'cwr': lambda: it.combinations_with_replacement('abc', 2), 'pairwise': lambda: it.pairwise('abcd'),
}
class S:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
def red(i):
    r = i.__reduce__()
    return show(r)
def show(r):
    if isinstance(r, tuple): return tuple(show(x) for x in r)
    if isinstance(r, (int, str, float, bytes, list, type(None), type, bool, types.BuiltinFunctionType, dict)): return r if not isinstance(r, list) else [show(x) for x in r]
    return type(r).__name__
makers['callable'] = lambda: iter(int, 5)
for n, m in makers.items():
    for k in (0, 1, 10):
        i = m()
        try:
            for _ in range(k): next(i)
        except StopIteration: pass
        t((n, k, 'reduce'), lambda: red(i))
        t((n, k, 'hint'), lambda: operator.length_hint(i, -1))
        t((n, k, 'copy'), lambda: list(it.islice(copy.copy(i), 9)))
        t((n, k, 'deepcopy'), lambda: list(it.islice(copy.deepcopy(i), 9)))
        t((n, k, 'orig'), lambda: list(it.islice(i, 9)))
    for st in (0, 1, 2, -1, 100, None, 'x', (1,), (1, 2), [0], (0, 0), 2**70, True, ((0, 1), ), (None, None)):
        i = m()
        if hasattr(i, '__setstate__'):
            t((n, 'setstate', st), lambda: (i.__setstate__(st), show(list(it.islice(i, 5)))))
    print(n, [a for a in ('__length_hint__', '__reduce__', '__setstate__', '__copy__', '__sizeof__') if a in dir(type(m()))], type(m()))

g = it.groupby('aabbc')
print(show(g.__reduce__()), [(k, list(v)) for k, v in copy.copy(g)])
g = it.groupby('aabbc')
k, v = next(g)
print(k, show(g.__reduce__()), show(v.__reduce__()), next(v))
k, w = next(g)
print(k, show(v.__reduce__()), show(w.__reduce__()))
for st in (0, (1,), ('k', 'v', 't'), None):
    g = it.groupby('aab')
    t(('groupby', st), lambda: (g.__setstate__(st), [(k, list(v)) for k, v in g]))
for st in (0, (1, 2), ((0, 1), (1,)), ((2, 1, 0), (3, 2)), ((9, 9, 9), (9, 9)), ((0, 1, 2), ('a', 1))):
    p = it.permutations('abc', 2)
    t(('permutations', st), lambda: (p.__setstate__(st), list(p)))
