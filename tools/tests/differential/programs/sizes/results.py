# What functions and operators return has CPython's room in it.
import array, collections, gc, heapq, itertools, random, re, sys

g = sys.getsizeof
def show(name, f):
    for n in (0, 1, 2, 3, 5, 8, 13, 30, 100):
        try:
            print(name, n, g(f(n)))
        except Exception as e:
            print(name, n, type(e).__name__, e)
class C: pass
def attrs(n):
    c = C()
    for i in range(n): setattr(c, 'a%d' % i, i)
    return c
R = range
show('re.findall', lambda n: re.findall('a', 'ab' * n))
show('re.split', lambda n: re.split('b', 'ab' * n))
show('array.tolist', lambda n: array.array('i', R(n)).tolist())
show('memoryview.tolist', lambda n: memoryview(bytes(n)).tolist())
show('list(d)', lambda n: list(dict.fromkeys(R(n))))
show('list(d.items)', lambda n: list(dict.fromkeys(R(n)).items()))
show('sorted set', lambda n: sorted(set(R(n))))
show('sorted gen', lambda n: sorted(i for i in R(n)))
show('list gen', lambda n: list(i for i in R(n)))
show('listcomp', lambda n: [i for i in R(n)])
show('list map', lambda n: list(map(str, R(n))))
show('list filter', lambda n: list(filter(None, R(n))))
show('list zip', lambda n: list(zip(R(n), R(n))))
show('list enumerate', lambda n: list(enumerate(R(n))))
show('list reversed', lambda n: list(reversed(R(n))))
show('list chain', lambda n: list(itertools.chain(R(n), R(n))))
show('list repeat', lambda n: list(itertools.repeat(1, n)))
show('star', lambda n: [*R(n), *R(n)])
show('star2', lambda n: [1, 2, 3, *R(n)])
show('slice', lambda n: list(R(n))[:-1])
show('slice step', lambda n: list(R(n))[::2])
show('copy', lambda n: [i for i in R(n)].copy())
show('add', lambda n: [i for i in R(n)] + [1])
show('mul', lambda n: [1, 2] * n)
def iadd(n):
    x = []
    x += R(n)
    x += [1]
    return x
show('iadd', iadd)
def imul(n):
    x = [1, 2, 3]
    x *= n
    return x
show('imul', imul)
def ext(n):
    x = [1]
    x.extend(i for i in R(n))
    return x
show('extend gen', ext)
def sl(n):
    x = list(R(10))
    x[2:4] = R(n)
    return x
show('slice assign', sl)
def dl(n):
    x = list(R(100))
    del x[n:]
    return x
show('del slice', dl)
def ins(n):
    x = []
    for i in R(n): x.insert(0, i)
    return x
show('insert', ins)
def pop(n):
    x = list(R(100))
    for i in R(n): x.pop()
    return x
show('pop', pop)
show('dir', lambda n: dir(attrs(n)))
show('vars', lambda n: vars(attrs(n)))
show('__dict__', lambda n: attrs(n).__dict__)
show('most_common', lambda n: collections.Counter(R(n)).most_common())
show('elements', lambda n: list(collections.Counter(R(n)).elements()))
show('nlargest', lambda n: heapq.nlargest(n, R(50)))
show('nsmallest', lambda n: heapq.nsmallest(n, R(50)))
show('sample', lambda n: random.sample(range(200), n))
show('choices', lambda n: random.choices(range(200), k=n))
show('referents', lambda n: gc.get_referents(list(R(n))))
show('referrers', lambda n: gc.get_referrers([n]))
show('stats', lambda n: gc.get_stats())
show('mro', lambda n: type.mro(int))
show('subclasses', lambda n: C.__subclasses__())
show('set', lambda n: set(R(n)))
show('set union', lambda n: set(R(n)) | set(R(n, n + 3)))
show('set diff', lambda n: set(R(n)) - set(R(3)))
show('set and', lambda n: set(R(n)) & set(R(n)))
show('set xor', lambda n: set(R(n)) ^ set(R(1, n + 1)))
show('set copy', lambda n: set(R(n)).copy())
show('frozenset', lambda n: frozenset(R(n)))
show('setcomp', lambda n: {i for i in R(n)})
show('set of dict', lambda n: set(dict.fromkeys(R(n))))
show('keys &', lambda n: dict.fromkeys(R(n)).keys() & R(n))
show('keys |', lambda n: dict.fromkeys(R(n)).keys() | R(n))
show('keys -', lambda n: dict.fromkeys(R(n)).keys() - R(2))
show('keys ^', lambda n: dict.fromkeys(R(n)).keys() ^ R(2))
show('items &', lambda n: dict.fromkeys(R(n)).items() & {(1, None)})
show('dict', lambda n: dict.fromkeys(R(n)))
show('dict of set', lambda n: dict.fromkeys(set(R(n))))
show('dict pairs', lambda n: dict(zip(R(n), R(n))))
show('dictcomp', lambda n: {i: i for i in R(n)})
show('dict(d)', lambda n: dict({i: i for i in R(n)}))
show('d|d', lambda n: {i: i for i in R(n)} | {-1: 0})
show('{**d}', lambda n: {**{i: i for i in R(n)}})
show('dict copy', lambda n: {i: i for i in R(n)}.copy())
show('dict str', lambda n: {str(i): i for i in R(n)})
show('dict kw', lambda n: dict(**{'a%d' % i: i for i in R(n)}))
def kw(**k): return k
show('kw', lambda n: kw(**{'a%d' % i: i for i in R(n)}))
def args(*a): return a
show('args', lambda n: args(*R(n)))
def upd(n):
    d = {1: 1}
    d.update(dict.fromkeys(R(n)))
    return d
show('update', upd)
def dele(n):
    d = dict.fromkeys(R(100))
    for i in R(n): del d[i]
    return d, d.copy()
show('dict del', lambda n: dele(n)[0])
show('dict del copy', lambda n: dele(n)[1])
show('counter', lambda n: collections.Counter(R(n)))
show('counter str', lambda n: collections.Counter('abc' * n))
show('defaultdict', lambda n: collections.defaultdict(int, dict.fromkeys(R(n))))
show('OrderedDict', lambda n: collections.OrderedDict.fromkeys(R(n)))
show('deque', lambda n: collections.deque(R(n)))
show('deque mul', lambda n: collections.deque(R(3)) * n)
show('bytearray', lambda n: bytearray(n))
def ba(n):
    b = bytearray()
    for i in R(n): b.append(i)
    return b
show('bytearray append', ba)
def be(n):
    b = bytearray()
    b += bytes(n)
    b += b'xyz'
    return b
show('bytearray iadd', be)
show('bytearray add', lambda n: bytearray(n) + b'x')
show('bytearray join', lambda n: bytearray(b',').join([b'ab'] * n))
show('bytearray slice', lambda n: bytearray(200)[n:])
show('bytearray replace', lambda n: bytearray(n).replace(b'\0', b'ab'))
show('bytearray hex', lambda n: bytearray.fromhex('00' * n))
show('bytearray iter', lambda n: bytearray(iter(R(n))))
show('bytearray upper', lambda n: bytearray(b'a' * n).upper())
show('bytearray mul', lambda n: bytearray(b'ab') * n)
show('bytearray strip', lambda n: bytearray(b' ' * n + b'a').strip())
show('bytearray ljust', lambda n: bytearray(b'a').ljust(n))
show('bytearray %', lambda n: bytearray(b'%d') % n)
show('bytearray translate', lambda n: bytearray(n).translate(None, b'x'))
def bd(n):
    b = bytearray(100)
    del b[:n]
    return b
show('bytearray del', bd)
def bp(n):
    b = bytearray(100)
    for i in R(n): b.pop()
    return b
show('bytearray pop', bp)
show('array', lambda n: array.array('i', R(n)))
show('array list', lambda n: array.array('i', list(R(n))))
def aa(n):
    a = array.array('h')
    for i in R(n): a.append(i)
    return a
show('array append', aa)
show('array add', lambda n: array.array('i', R(n)) + array.array('i', [1]))
show('array mul', lambda n: array.array('i', [1]) * n)
show('array slice', lambda n: array.array('i', R(200))[n:])
def ae(n):
    a = array.array('d', [1.0])
    a.extend(float(i) for i in R(n))
    return a
show('array extend', ae)
show('tuple gen', lambda n: tuple(i for i in R(n)))
show('namedtuple', lambda n: collections.namedtuple('P', ['a%d' % i for i in R(n)])(*R(n)))
show('str join', lambda n: ','.join('ab' * n))
show('str fmt', lambda n: '%s' % ('x' * n))
show('str wide', lambda n: 'x' * n + '\u20ac')
show('str latin', lambda n: 'x' * n + '\xe9')
show('str astral', lambda n: 'x' * n + '\U0001f600')
show('str upper', lambda n: ('\xdf' * n).upper())
show('f', lambda n: f'{"x" * n:>50}')
show('repr', lambda n: repr(list(R(n))))
show('int', lambda n: 1 << (30 * n))
show('int neg', lambda n: -(1 << (30 * n)) + 1)
show('bytes', lambda n: bytes(n))
show('slots', lambda n: type('S', (), {'__slots__': tuple('a%d' % i for i in R(n))})())
show('func', lambda n: (lambda: n))
show('product', lambda n: itertools.product(R(n)))
show('comb', lambda n: itertools.combinations(R(n), 2))
show('memoryview', lambda n: memoryview(bytes(n)))
show('genexpr', lambda n: (i for i in R(n)))
show('frame', lambda n: sys._getframe())
show('code', lambda n: compile('x=1\n' * n, '', 'exec'))
show('code2', lambda n: compile('def f():\n' + ' x=1\n' * n + ' pass', '', 'exec').co_consts[0])
