# SPDX-License-Identifier: GPL-2.0
# What objects of all types say would make others like them, by protocol, and
# what copies of iterators still have to give.
import array
import collections
import copy
import fractions
import functools
import itertools
import math
import operator
import random
import re
import struct
import sys
import types
import weakref
def gen(): yield 1
async def co(): pass
class C:
    __slots__ = ('a',)
    def m(self): pass
class D: pass
def used(make, n):
    it = make()
    for _ in range(n):
        next(it, None)
    return it
cells = (lambda x: (lambda: x))(5).__closure__
def objs():
    yield 'None', None
    yield 'True', True
    yield 'Ell', ...
    yield 'NI', NotImplemented
    yield 'int', 5
    yield 'float', 1.5
    yield 'complex', 1j
    yield 'str', 'ab'
    yield 'bytes', b'ab'
    yield 'bytearray', bytearray(b'a\xffb')
    yield 'bytearray0', bytearray()
    yield 'memoryview', memoryview(b'abc')
    yield 'list', [1, 2]
    yield 'tuple', (1, 2)
    yield 'dict', {1: 2}
    yield 'set', {1}
    yield 'frozenset', frozenset({1})
    yield 'range', range(3)
    yield 'slice', slice(1, 2)
    yield 'cell', cells[0]
    yield 'function', gen
    yield 'method', C().m
    yield 'builtin', len
    yield 'bmethod', [].append
    yield 'cmethod', dict.fromkeys
    yield 'descr', list.append
    yield 'wdescr', list.__add__
    yield 'wrapper', [].__add__
    yield 'cmdescr', dict.__dict__['fromkeys']
    yield 'getset', int.real
    yield 'member', C.a
    yield 'member2', slice.start
    yield 'code', gen.__code__
    yield 'gen', gen()
    yield 'object', object()
    yield 'C', C()
    yield 'D', D()
    yield 'classC', C
    yield 'int_t', int
    yield 'type', type
    yield 'property', property()
    yield 'super', super(C, C())
    yield 'weakref', weakref.ref(C) 
    yield 'exc', ValueError(1, 2)
    yield 'oserror', OSError(2, 'x', 'f')
    yield 'oserror5', OSError(2, 'x', 'f', None, 'g')
    yield 'oserror1', OSError(2)
    yield 'importerror', ImportError('m', name='n', path='p')
    yield 'syntax', SyntaxError('m', ('f', 1, 2, 't'))
    yield 'unicodedec', UnicodeDecodeError('a', b'b', 0, 1, 'r')
    yield 'stopit', StopIteration(3)
    yield 'attrerr', AttributeError('a', name='n', obj=3)
    yield 'nameerr', NameError('a', name='n')
    yield 'keyerr', KeyError('a')
    yield 'eg', ExceptionGroup('m', [ValueError(1)])
    yield 'mapproxy', types.MappingProxyType({})
    yield 'ns', types.SimpleNamespace(a=1)
    yield 'ga', list[int]
    yield 'dk', {1: 2}.keys()
    yield 'dv', {1: 2}.values()
    yield 'di', {1: 2}.items()
    yield 'ordereddict', collections.OrderedDict(a=1)
    yield 'odk', collections.OrderedDict(a=1).keys()
    yield 'defaultdict', collections.defaultdict(list, a=[1])
    yield 'defaultdict0', collections.defaultdict()
    yield 'deque', collections.deque([1, 2])
    yield 'deque5', collections.deque([1, 2], 5)
    yield 'counter', collections.Counter('aab')
    yield 'chainmap', collections.ChainMap({1: 2})
    yield 'userdict', collections.UserDict({1: 2})
    yield 'userlist', collections.UserList([1])
    yield 'partial', functools.partial(int, '1', base=3)
    yield 'cmpkey', functools.cmp_to_key(gen)
    yield 'cmpkey1', functools.cmp_to_key(gen)(1)
    yield 'itemgetter', operator.itemgetter(1)
    yield 'itemgetter2', operator.itemgetter(1, 'a')
    yield 'attrgetter', operator.attrgetter('a.b')
    yield 'attrgetter2', operator.attrgetter('a', 'b.c')
    yield 'mc', operator.methodcaller('a')
    yield 'mc1', operator.methodcaller('a', 1)
    yield 'mck', operator.methodcaller('a', 1, k=2)
    yield 'tuplegetter', collections.namedtuple('N', 'a').a
    yield 'nt', collections.namedtuple('Nx', 'a')(1)
    for tc in 'bBuhHiIlLqQfd':
        yield 'array' + tc, array.array(tc, 'ab' if tc == 'u' else [1, 2])
    yield 'arrayemp', array.array('d')
    yield 'random', random.Random
    yield 'struct', struct.Struct
    yield 'frac', fractions.Fraction(1, 2)
    yield 'pattern', re.compile('a')
    yield 'match', re.match('a', 'a')
    yield 'traceback', tb()
    yield 'coroutine', co
    yield 'ref', weakref.ref(D)
    its = {
      'list_it': lambda: iter([1, 2, 3]),
      'list_rit': lambda: reversed([1, 2, 3]),
      'tuple_it': lambda: iter((1, 2, 3)),
      'str_it': lambda: iter('abc'),
      'str_it2': lambda: iter('ab\u1234'),
      'bytes_it': lambda: iter(b'abc'),
      'ba_it': lambda: iter(bytearray(b'abc')),
      'mv_it': lambda: iter(memoryview(b'abc')),
      'range_it': lambda: iter(range(3)),
      'lrange_it': lambda: iter(range(2**70, 2**70+3)),
      'range_rit': lambda: reversed(range(3)),
      'lrange_rit': lambda: reversed(range(2**70)),
      'dk_it': lambda: iter({1: 2, 3: 4}),
      'dv_it': lambda: iter({1: 2, 3: 4}.values()),
      'di_it': lambda: iter({1: 2, 3: 4}.items()),
      'dk_rit': lambda: reversed({1: 2, 3: 4}),
      'dv_rit': lambda: reversed({1: 2, 3: 4}.values()),
      'di_rit': lambda: reversed({1: 2, 3: 4}.items()),
      'od_it': lambda: iter(collections.OrderedDict(a=1, b=2)),
      'odv_it': lambda: iter(collections.OrderedDict(a=1, b=2).values()),
      'odi_it': lambda: iter(collections.OrderedDict(a=1, b=2).items()),
      'od_rit': lambda: reversed(collections.OrderedDict(a=1, b=2)),
      'odi_rit': lambda: reversed(collections.OrderedDict(a=1, b=2).items()),
      'set_it': lambda: iter({1, 2}),
      'deque_it': lambda: iter(collections.deque([1, 2, 3])),
      'deque_rit': lambda: reversed(collections.deque([1, 2, 3])),
      'callable_it': lambda: iter(lambda: 1, 2),
      'callable_it2': lambda: iter(int, 0),
      'seq_it': lambda: iter(Seq()),
      'reversed': lambda: reversed(Seq()),
      'reversed_t': lambda: reversed((1, 2, 3)),
      'enumerate': lambda: enumerate([1, 2, 3]),
      'enumerate5': lambda: enumerate([1, 2, 3], 2**70),
      'zip': lambda: zip([1, 2], [3, 4]),
      'zip0': lambda: zip(),
      'zips': lambda: zip([1, 2], [3, 4], strict=True),
      'map': lambda: map(abs, [1, 2]),
      'map2': lambda: map(pow, [1, 2], [1, 2]),
      'filter': lambda: filter(None, [1, 0, 2]),
      'count': lambda: itertools.count(),
      'count5': lambda: itertools.count(5, 2),
      'countf': lambda: itertools.count(.5),
      'countf2': lambda: itertools.count(5, .5),
      'repeat': lambda: itertools.repeat(1),
      'repeat3': lambda: itertools.repeat(1, 3),
      'cycle': lambda: itertools.cycle([1, 2]),
      'cycle0': lambda: itertools.cycle([]),
      'accumulate': lambda: itertools.accumulate([1, 2, 3]),
      'accumulatei': lambda: itertools.accumulate([1, 2, 3], initial=None),
      'accumulatei2': lambda: itertools.accumulate([1, 2, 3], max, initial=9),
      'accumulaten': lambda: itertools.accumulate([None, 2, 3], max),
      'chain': lambda: itertools.chain([1], [2]),
      'chainf': lambda: itertools.chain.from_iterable([[1], [2]]),
      'compress': lambda: itertools.compress([1, 2], [1, 1]),
      'dropwhile': lambda: itertools.dropwhile(bool, [1, 2, 0, 3]),
      'takewhile': lambda: itertools.takewhile(bool, [1, 2, 0]),
      'takewhile1': lambda: itertools.takewhile(bool, [1, 0]),
      'filterfalse': lambda: itertools.filterfalse(bool, [0, 1, 0]),
      'groupby': lambda: itertools.groupby([1, 1, 2]),
      'groupbyk': lambda: itertools.groupby([1, 1, 2], abs),
      'grouper': lambda: next(itertools.groupby([1, 1, 2]))[1],
      'islice': lambda: itertools.islice([1, 2, 3], 2),
      'islice2': lambda: itertools.islice([1, 2, 3], 1, None, 2),
      'pairwise': lambda: itertools.pairwise([1, 2, 3]),
      'starmap': lambda: itertools.starmap(pow, [(1, 2), (3, 4)]),
      'tee': lambda: itertools.tee([1, 2, 3])[0],
      'zip_longest': lambda: itertools.zip_longest([1], [2, 3]),
      'zip_longestf': lambda: itertools.zip_longest([1], [2, 3], fillvalue=7),
      'product': lambda: itertools.product([1, 2], [3]),
      'product0': lambda: itertools.product(),
      'productr': lambda: itertools.product([1, 2], repeat=2),
      'product_e': lambda: itertools.product([1, 2], []),
      'perm': lambda: itertools.permutations([1, 2, 3], 2),
      'perm9': lambda: itertools.permutations([1, 2, 3], 9),
      'comb': lambda: itertools.combinations([1, 2, 3], 2),
      'comb9': lambda: itertools.combinations([1, 2, 3], 9),
      'cwr': lambda: itertools.combinations_with_replacement([1, 2, 3], 2),
      'anext': lambda: gen(),
    }
    for k, f in its.items():
        for n in (0, 1, 5):
            try:
                yield k + ' %d' % n, used(f, n)
            except Exception as e:
                print(k, n, type(e), e)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i
    def __repr__(self): return 'Seq()'
def tb():
    try: 1/0
    except Exception as e: return e.__traceback__
ad = re.compile(r'0x[0-9a-f]+').sub
def show(x, d=0):
    if isinstance(x, tuple) and type(x) is tuple:
        return '(' + ', '.join(show(y, d+1) for y in x) + ')'
    if type(x) is list and d < 5:
        return '[' + ', '.join(show(y, d+1) for y in x) + ']'
    return type(x).__name__ + ':' + ad('0x', repr(x)) if not isinstance(x, (list, dict)) or d < 5 else '...'
def t(label, f):
    try:
        r = f()
    except BaseException as e:
        print(label, type(e).__name__, ad('0x', str(e)))
        return None
    print(label, show(r))
    return r


for name, o in objs():
    for p in (0, 2, 3):
        t(name + ' protocol %d' % p, lambda: o.__reduce_ex__(p))
    t(name + ' no protocol', lambda: o.__reduce__())
    t(name + ' state', lambda: o.__getstate__())
    for wrong in (2 ** 31, 2 ** 70, 'a', 1.5):
        t(name + ' wrong', lambda: o.__reduce_ex__(wrong))
    t(name + ' none', lambda: o.__reduce_ex__())
    t(name + ' many', lambda: o.__reduce__(1))
    t(name + ' negative', lambda: o.__reduce_ex__(-5))
    print([n for n in ('__reduce__', '__reduce_ex__', '__setstate__',
                       '__getstate__', '__copy__', '__deepcopy__',
                       '__getnewargs__', '__getnewargs_ex__')
           if n in type(o).__dict__])
    c = t(name + ' copy', lambda: copy.copy(o))
    print(c is o)
    endless = name.startswith(('count', 'repeat ', 'cycle', 'callable'))
    if hasattr(c, '__next__') and not endless:
        t(name + ' rest', lambda: list(itertools.islice(c, 5)))
    t(name + ' deep', lambda: copy.deepcopy(o))
