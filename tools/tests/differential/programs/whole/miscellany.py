# SPDX-License-Identifier: GPL-2.0
# Little programs of every kind: parsers, encoders, recipes, dates, primes, graphs.
import re, json, struct, textwrap, string, itertools as it, functools as ft, collections as co, contextlib as cl, operator as op, math, datetime as dt, heapq, bisect, random, copy, fractions, statistics, pprint
from typing import *
TOK = re.compile(r'''(?P<num>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)|(?P<id>[^\W\d]\w*)|(?P<str>"(?:\\.|[^"\\])*")|(?P<op>\*\*|//|[-+*/%()=<>!,])|(?P<ws>\s+)|(?P<bad>.)''', re.X | re.S)
def toks(s): return [(m.lastgroup, m.group(), m.span()) for m in TOK.finditer(s) if m.lastgroup != 'ws']
print(toks('x1 = 3.5e-2 ** (y // "a\\"b") é $'))
class Parser:
    PREC = {'+': 1, '-': 1, '*': 2, '/': 2, '//': 2, '%': 2, '**': 4}
    def __init__(s, t): s.t = toks(t) + [('end', '', (len(t),) * 2)]; s.i = 0
    def next(s): s.i += 1; return s.t[s.i - 1]
    def expr(s, p=0):
        k, v, sp = s.next()
        match k, v:
            case 'num', _: l = float(v) if '.' in v or 'e' in v.lower() else int(v)
            case 'op', '(':
                l = s.expr()
                if s.next()[1] != ')': raise SyntaxError(f'expected ) at {s.t[s.i-1][2][0]}')
            case 'op', ('-' | '+') as u: l = (u, s.expr(3))
            case 'id', n: l = ('var', n)
            case _: raise SyntaxError(f'unexpected {v!r} at {sp}')
        while (o := s.t[s.i][1]) in s.PREC and (q := s.PREC[o]) > p - (o == '**'):
            s.next(); l = (o, l, s.expr(q - (o == '**')))
        return l
def ev(t, env):
    match t:
        case int() | float(): return t
        case ('var', n): return env[n]
        case ('-', x): return -ev(x, env)
        case ('+', x): return +ev(x, env)
        case (o, a, b): return {'+': op.add, '-': op.sub, '*': op.mul, '/': op.truediv, '//': op.floordiv, '%': op.mod, '**': op.pow}[o](ev(a, env), ev(b, env))
for src in ['1+2*3', '2**3**2', '-2**2', '(1+2)*3', '10//3%2', 'x*y-1', '2*-3', '1+', '(1', '1/0', 'zz', '7.5e1//2']:
    try: t = Parser(src).expr(); print(src, t, ev(t, {'x': 3, 'y': 4}))
    except (SyntaxError, ArithmeticError, KeyError) as e: print(src, type(e).__name__, e)
data = {'a': [1, 2.5, None, True, {'n': 'é\n"\\\u2028\U0001f600'}], 'b': {}, 'c': [], 'd': -0.0, '5': float('inf'), 'big': 10**30}
for kw in ({}, {'indent': 2}, {'separators': (',', ':')}, {'sort_keys': True}, {'ensure_ascii': False}, {'indent': '\t'}): print(json.dumps(data, **kw))
print(json.loads(json.dumps(data)) == data, json.dumps({1: 2, None: 3, True: 4, 1.5: 5}), json.dumps((1, 2)), json.dumps('x', indent=1))
for bad in ['', '{', '[1,]', '{"a":}', 'nul', '"\x01"', '"\\x"', '01', '1.', '-', '{"a" 1}', '[1 2]', '{1:2}', '"abc', '"\\ud800"', 'NaN', '-Infinity', '[]x', '\ufeff1', '1e999', '{"a":1,"a":2}']:
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.pos, e.lineno, e.colno)
for bad in [set(), object, {(1,): 2}, b'x', float('nan')]:
    try: print(json.dumps(bad, allow_nan=False))
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class Enc(json.JSONEncoder):
    def default(s, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {3, 1}}, cls=Enc), json.loads('{"a": 1.5, "b": [2]}', parse_float=lambda s: 'F' + s, object_hook=lambda d: co.OrderedDict(d), parse_int=str), json.loads('{"a":1}', object_pairs_hook=list))
print(struct.pack('>bBhHiIqQ', -1, 255, -2, 65535, -3, 2**32 - 1, -4, 2**64 - 1), struct.unpack('<3s?fd2xh', struct.pack('<3s?fd2xh', b'abc', True, 1.5, -2.25, 7)), struct.calcsize('@bhilq'), [*struct.iter_unpack('<H', b'\1\0\2\0')])
para = 'The quick  brown fox jumps over the lazy dog; a-very-long-hyphenated-word and anextremelylongwordwithoutbreaks.\nNext line\tTab.'
for w in (10, 20, 40): print(textwrap.wrap(para, w), textwrap.fill(para, w, initial_indent='* ', subsequent_indent='  ', break_long_words=False), textwrap.shorten(para, w))
print(repr(textwrap.dedent('''
    a
      b
\t c
    ''')), textwrap.indent('a\n\nb', '> '), string.Template('$a ${b} $$ $c').safe_substitute(a=1, b=2))
def recipes():
    def roundrobin(*its):
        n = len(its); nexts = it.cycle(iter(i).__next__ for i in its)
        while n:
            try:
                for nx in nexts: yield nx()
            except StopIteration: n -= 1; nexts = it.cycle(it.islice(nexts, n))
    def sieve(n):
        d = bytearray((0, 1)) * (n // 2); 
        for p in it.compress(range(2, n), [1] * n):
            if p * p > n: break
            for q in range(p * p, n, p): d[q] = 0
        return [2] + [i for i in range(3, n, 2) if d[i]]
    def powerset(s): return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))
    def sliding(x, n):
        x = iter(x); w = co.deque(it.islice(x, n - 1), maxlen=n)
        for y in x: w.append(y); yield tuple(w)
    print(list(roundrobin('ABC', 'D', 'EF')), sieve(60), list(powerset([1, 2, 3])), list(sliding('ABCDE', 3)))
    print([(k, list(g)) for k, g in it.groupby(sorted('mississippi'))], list(it.accumulate([3, 1, 4, 1, 5], max)), list(it.zip_longest('ab', 'xyz', fillvalue='-')), list(it.product('ab', repeat=2))[:3], list(it.permutations('abc', 2))[:4], list(it.pairwise('abcd')), list(it.takewhile(lambda x: x < 3, it.count())), list(it.starmap(pow, [(2, 3), (3, 2)])), it.tee([1])[0].__next__())
recipes()
@ft.lru_cache(maxsize=3)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(30), fib.cache_info(), fib.__wrapped__.__name__)
@ft.singledispatch
def show(x): return 'obj'
@show.register
def _(x: int): return 'int'
@show.register(list)
@show.register(tuple)
def _(x): return 'seq'
@show.register
def _(x: float | complex): return 'fc'
print([show(v) for v in (1, True, 'x', [], (), 1.5, 2j)], show.dispatch(bool).__name__, sorted(k.__name__ for k in show.registry))
@ft.total_ordering
class V:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(s, o): return s.v < o.v if isinstance(o, V) else NotImplemented
print(V(1) >= V(1), V(2) > V(1), sorted([V(3), V(1)], reverse=True)[0].v)
try: V(1) < 3
except TypeError as e: print(e)
class CP:
    @ft.cached_property
    def p(s): print('computed'); return 42
    @ft.partialmethod
    def q(s): pass
    r = ft.partialmethod(lambda s, *a, **k: (a, k), 1, x=2)
c = CP(); print(c.p, c.p, vars(c), c.r(3, y=4)); print(ft.partial(int, base=2)('101'), repr(ft.partial(print, 1, sep='')), ft.reduce(op.add, [[1], [2]], []))
D = co.defaultdict(lambda: co.defaultdict(int)); D['a']['b'] += 1; print(D['a'], co.Counter('abracadabra').most_common(2), co.Counter(a=3) - co.Counter(a=1, b=2), +co.Counter(a=-1, b=1), co.ChainMap({'a': 1}, {'a': 2, 'b': 3})['b'], co.OrderedDict.fromkeys('cab'))
P = co.namedtuple('P', 'x y z', defaults=[0]); print(P(1, 2), P._make([1, 2, 3])._replace(x=9), P(1, 2)._asdict(), P._field_defaults)
with cl.ExitStack() as st:
    st.callback(print, 'cb1'); st.enter_context(cl.suppress(ZeroDivisionError)); st.push(lambda *a: print('push', a[0])); 1 / 0
@cl.contextmanager
def cm(n):
    print('in', n)
    try: yield n
    except KeyError as e: print('caught', e)
    finally: print('out', n)
with cm(1) as a, cm(2): raise KeyError('k')
@cm('deco')
def deco(): return 'ret'
print(deco(), deco())
print(dt.date(2024, 2, 29) + dt.timedelta(365), dt.datetime(2020, 1, 31, 23, 59, 59, 999999).isoformat(), dt.date(2023, 1, 1).isocalendar(), (dt.datetime(2024, 3, 10) - dt.datetime(2023, 3, 10)).total_seconds(), dt.datetime.strptime('2021-07-04 05:06', '%Y-%m-%d %H:%M').strftime('%a %d %b %y %j %U'), dt.timedelta(days=-1, seconds=5), repr(dt.timedelta(1.5)), dt.date.fromisoformat('2020-02-29').replace(year=2024))
print(fractions.Fraction('3.25'), fractions.Fraction(1, 3) + fractions.Fraction(1, 6), fractions.Fraction(math.pi).limit_denominator(100), statistics.mean([1, 2, 4]), statistics.stdev([1, 2, 4]), statistics.quantiles([1, 2, 3, 4, 5]), math.comb(10, 3), math.isqrt(10**20 + 1), math.gcd(12, 18, 27), math.lcm(4, 6))
pprint.pprint({'key%d' % i: list(range(i * 4)) for i in range(6)}, width=50); pprint.pprint([('x' * 30, {'y' * 20: ('z' * 40, [1] * 10)})], width=60, compact=True)
def is_prime(n, k=8):
    if n < 4: return n > 1
    d, r = n - 1, 0
    while not d & 1: d >>= 1; r += 1
    rng = random.Random(n)
    for _ in range(k):
        x = pow(rng.randrange(2, n - 1), d, n)
        if x in (1, n - 1): continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
p, q = 2**127 - 1, 2**89 - 1; n, e = p * q, 65537; dd = pow(e, -1, (p - 1) * (q - 1)); m = int.from_bytes(b'attack at dawn', 'big')
print(is_prime(p), is_prime(p * q), pow(pow(m, e, n), dd, n).to_bytes(14, 'big'), [i for i in range(100) if is_prime(i)])
g = {'a': {'b': 7, 'c': 9, 'f': 14}, 'b': {'c': 10, 'd': 15}, 'c': {'d': 11, 'f': 2}, 'd': {'e': 6}, 'f': {'e': 9}, 'e': {}}
def dijkstra(g, s):
    dist, pq = {s: 0}, [(0, s)]
    while pq:
        d, u = heapq.heappop(pq)
        if d > dist[u]: continue
        for v, w in g[u].items():
            if (nd := d + w) < dist.get(v, math.inf): dist[v] = nd; heapq.heappush(pq, (nd, v))
    return dist
print(dijkstra(g, 'a'), bisect.insort(L := [1, 3, 5], 4), L, heapq.nlargest(2, [3, 1, 4]), list(heapq.merge([1, 4], [2, 3])))
