# namedtuple, defaultdict, OrderedDict, Counter.
from collections import defaultdict, OrderedDict, Counter, namedtuple
import sys
P = namedtuple('P', 'x y', defaults=[5])
p = P(1)
print(p, P._fields, P._field_defaults, p._asdict(), p._replace(x=3), P._make([1, 2]), P.__doc__, P.x.__doc__, P.x, P.__new__.__doc__, P._make.__doc__, P.__module__, P.__slots__, P.__match_args__, sys.getsizeof(p))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: namedtuple('1', 'a')); t(lambda: namedtuple('P', 'class')); t(lambda: namedtuple('P', 'a a')); t(lambda: namedtuple('P', '_a')); t(lambda: namedtuple('P', 'a', defaults=[1, 2])); t(lambda: namedtuple('P', 'a class _b a', rename=True)._fields); t(lambda: P()); t(lambda: P(1, 2, 3)); t(lambda: P._make([1, 2, 3])); t(lambda: p._replace(z=1)); t(lambda: namedtuple('P', [1])); t(lambda: p.__getnewargs__()); t(lambda: namedtuple('P', 'a,b')(b=1, a=2)); t(lambda: setattr(p, 'x', 1)); t(lambda: P(y=1))
match P(3, 4):
    case P(x=3, y=q): print('m', q)
d = defaultdict(list); d['a'].append(1); d['b']; print(d, d['a'], len(d), 'z' in d, d.get('z'))
t(lambda: defaultdict(1)); t(lambda: defaultdict(list, a=1)); t(lambda: defaultdict(None, [(1, 2)])); t(lambda: defaultdict()['x']); t(lambda: defaultdict(int)['x']); t(lambda: defaultdict(int).copy()); t(lambda: defaultdict(int) | {1: 2}); t(lambda: {1: 2} | defaultdict(int)); t(lambda: defaultdict(int).__missing__('a')); t(lambda: defaultdict(lambda: 5)[3])
print([sys.getsizeof(defaultdict(int, {i: 0 for i in range(n)})) for n in (0, 1, 5, 6, 10, 11)], defaultdict(int) == {}, isinstance(d, dict), d.default_factory)
o = OrderedDict([('b', 1), ('a', 2), ('c', 3)])
print(o, o['a'], list(o), o == {'a': 2, 'b': 1, 'c': 3}, o == OrderedDict([('a', 2), ('b', 1), ('c', 3)]))
o.move_to_end('b'); print(o); o.move_to_end('c', last=False); print(o, o.popitem(), o.popitem(last=False), o)
t(lambda: o.move_to_end('zz')); t(lambda: OrderedDict().popitem()); t(lambda: o.pop('zz')); t(lambda: o.pop('zz', 7)); t(lambda: OrderedDict.fromkeys('abc', 0)); t(lambda: OrderedDict(a=1) | {'b': 2}); t(lambda: list(reversed(OrderedDict.fromkeys('abc')))); t(lambda: o.copy()); t(lambda: OrderedDict()); t(lambda: o.setdefault('q', 5)); t(lambda: (o.update({'z': 1}), o)[1]); t(lambda: list(o.items()))
print([sys.getsizeof(OrderedDict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11)])
o2 = OrderedDict(); o2['self'] = o2; print(o2)
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total(), c + Counter('ab'), c - Counter('aaab'), c & Counter('aab'), c | Counter('zzz'), -Counter(a=-2), +Counter(a=-1, b=1))
c.update('aa'); c.subtract('bb'); print(c, c == Counter(c), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1)); del c['nope']; t(lambda: Counter.fromkeys('a')); t(lambda: Counter()); t(lambda: Counter(a=1, b='x')); t(lambda: Counter(5)); c += Counter('zz'); print(c); c.clear(); print(c, type(c.copy()))
for n in ('', 'a', 'a b'):
    for kw in ({}, {'defaults': None}, {'defaults': ()}, {'defaults': (n.split() or [])[1:]}):
        N = namedtuple('N', n, **kw); print(N.__doc__, N.__new__.__doc__, N.__new__.__defaults__, N._field_defaults, sys.getsizeof(N.__new__))
