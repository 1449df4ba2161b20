# SPDX-License-Identifier: GPL-2.0
# What __reduce__ and its like say of every kind of object, and copies of it.
import copy, collections, functools, itertools, operator, types, random, array, weakref, sys
def text(o):
    s = repr(o)
    return s.split(' at 0x')[0] if ' at 0x' in s else s
def show(o, depth=0):
    if isinstance(o, tuple) and depth < 4: return '(' + ', '.join(show(x, depth + 1) for x in o) + ')'
    return text(o)[:120]
def t(label, f):
    try: print(label, show(f())[:300])
    except Exception as e: print(label, type(e).__name__, str(e).split(' at 0x')[0])
def step(it, n=1):
    for _ in range(n): next(it)
    return it
class K:
    def __init__(self): self.a = 1
    def __eq__(s, o): return s.__dict__ == o.__dict__
class Sl:
    __slots__ = ('p', 'q')
class SD(Sl):
    pass
def mksl(c):
    x = c(); x.p = 1; return x
class L(list): pass
class D(dict): pass
class I(int): pass
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
def gen(): yield 1
OBJ = {
 'int': 5, 'bool': True, 'float': 1.5, 'complex': 1j, 'str': 'a', 'bytes': b'a', 'ba': bytearray(b'ab'), 'none': None, 'ell': ..., 'ni': NotImplemented,
 'list': [1, [2]], 'tuple': (1, [2]), 'dict': {1: [2]}, 'set': {1}, 'fs': frozenset([1]), 'range': range(1, 5, 2), 'slice': slice(1, 2), 'mv': memoryview(b'a'), 'obj': object(), 'K': K(), 'Sl': mksl(Sl), 'SD': mksl(SD), 'L': L([1]), 'D': D(a=1), 'I': I(3),
 'type': K, 'func': gen, 'builtin': len, 'bmeth': [1].append, 'meth': K().__init__, 'mdesc': list.append, 'wdesc': int.__add__, 'mwrap': (1).__add__, 'getset': int.real, 'member': slice.start, 'prop': property(len), 'super': super(L, L()),
 'gen': gen(), 'code': gen.__code__, 'cell': types.CellType(1), 'mp': types.MappingProxyType({1: 2}), 'ns': types.SimpleNamespace(a=[1]), 'ga': list[int], 'un': int | str, 'frame': sys._getframe(),
 'exc': ValueError(1, 2), 'key': KeyError('x'), 'os': OSError(2, 'x', 'f'), 'os2': OSError(2, 'x', 'f', None, 'g'), 'stop': StopIteration(3), 'imp': ImportError('m', name='n', path='p'), 'attr': AttributeError('m', name='n', obj=1), 'nam': NameError('m', name='n'), 'syn': SyntaxError('m', ('f', 1, 2, 't')), 'uni': UnicodeDecodeError('a', b'b', 0, 1, 'c'), 'grp': ExceptionGroup('g', [ValueError(1)]), 'sysx': SystemExit(2), 'E': E(1, 2),
 'deque': collections.deque([1, [2]], 5), 'od': collections.OrderedDict({1: [2]}), 'dd': collections.defaultdict(list, {1: [2]}), 'ctr': collections.Counter('ab'), 'cm2': collections.ChainMap({1: 2}, {3: 4}), 'nt': collections.namedtuple('P', 'a b')(1, [2]), 'ul': collections.UserList([1]), 'ud': collections.UserDict({1: 2}), 'us': collections.UserString('x'),
 'li': step(iter([1, 2, 3])), 'lr': step(reversed([1, 2, 3])), 'ti': step(iter((1, 2))), 'si': step(iter('ab')), 'si2': step(iter('aé')), 'bi': step(iter(b'ab')), 'bai': step(iter(bytearray(b'ab'))), 'ri': step(iter(range(5))), 'lri': step(iter(range(2**70))), 'rri': reversed(range(5)), 'dki': step(iter({1: 2, 3: 4})), 'dvi': iter({1: 2}.values()), 'dii': iter({1: 2}.items()), 'rdk': reversed({1: 2}), 'rdv': reversed({1: 2}.values()), 'rdi': reversed({1: 2}.items()), 'seti': step(iter({1, 2})), 'dk': {1: 2}.keys(), 'dv': {1: 2}.values(), 'di': {1: 2}.items(), 'odi': iter(collections.OrderedDict({1: 2})), 'odii': iter(collections.OrderedDict({1: 2}).items()), 'odk': collections.OrderedDict({1: 2}).keys(),
 'calli': iter(int, 1), 'seqi': iter(type('S', (), {'__getitem__': lambda s, i: [1, 2][i]})()), 'enum': step(enumerate('ab')), 'zip': zip('ab', [1]), 'zips': zip('a', strict=True), 'map': map(len, ['a']), 'filter': filter(None, [1]), 'rev': reversed('ab'), 'ai': step(iter(array.array('i', [1, 2]))), 'mvi': iter(memoryview(b'ab')),
 'part': functools.partial(int, '1', base=2), 'ag': operator.attrgetter('a', 'b.c'), 'ig': operator.itemgetter(1, 2), 'mc': operator.methodcaller('f', 1, x=2), 'mc0': operator.methodcaller('f'), 
 'count': itertools.count(1, 2), 'countf': itertools.count(1.5), 'cycle': step(itertools.cycle('ab')), 'repeat': itertools.repeat(1, 3), 'repeat0': itertools.repeat(1), 'chain': step(itertools.chain('ab', 'c')), 'chain0': itertools.chain(), 'compress': itertools.compress('ab', [1, 0]), 'dropwhile': itertools.dropwhile(None, 'ab'), 'takewhile': itertools.takewhile(None, 'ab'), 'ff': itertools.filterfalse(None, 'ab'), 'star': itertools.starmap(pow, [(1, 2)]), 'islice': step(itertools.islice('abcd', 1, 3)), 'acc': step(itertools.accumulate([1, 2, 3])), 'acci': itertools.accumulate([1], initial=5), 'zl': itertools.zip_longest('ab', 'c', fillvalue=0), 'gb': step(itertools.groupby('aab')), 'prod': step(itertools.product('ab', 'cd')), 'comb': step(itertools.combinations('abc', 2)), 'cwr': step(itertools.combinations_with_replacement('ab', 2)), 'perm': step(itertools.permutations('abc', 2)), 'pw': itertools.pairwise('abc'),
 'wr': weakref.ref(K), 'proxy': weakref.proxy(K), 'rnd': random.Random(1), 
}
def drain(o):
    if hasattr(type(o), '__next__') and not isinstance(o, (itertools.count, itertools.cycle)): return list(itertools.islice(o, 4))
    return o
for n in OBJ:
    o = OBJ[n]
    for p in (0, 1, 2, 3, 4):
        t('%s reduce_ex %d' % (n, p), lambda: o.__reduce_ex__(p))
    t(n + ' reduce', lambda: o.__reduce__())
    t(n + ' getstate', lambda: o.__getstate__())
    t(n + ' setstate', lambda: o.__setstate__)
    t(n + ' hint', lambda: o.__length_hint__())
    t(n + ' hint2', lambda: operator.length_hint(o, -5))
    t(n + ' __copy__', lambda: o.__copy__())
    t(n + ' __deepcopy__', lambda: o.__deepcopy__({}))
    t(n + ' copy', lambda: (lambda c: (type(c).__name__, c is o, drain(c)))(copy.copy(o)))
    t(n + ' deepcopy', lambda: (lambda c: (type(c).__name__, c is o, drain(c)))(copy.deepcopy(o)))
    for bad in ((), None, 1, 'x', (1,), (1, 2, 3), -1, {'zz': 1}, 2**70):
        def s():
            c = copy.copy(o)
            if c is o: return 'same'
            r = c.__setstate__(bad)
            return r, type(c).__name__, drain(c)
        t('%s setstate %r' % (n, bad), s)
