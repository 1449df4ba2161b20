# Errors and values of json, statistics, fractions, bisect, heapq, copy, pprint.
a = []; a.append(a)
import json, statistics, fractions, heapq, bisect, copy, pprint, collections, itertools, operator
from fractions import Fraction as Fr
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for s in ('{"a": [1, 2.5, -0, 1e5, 1E400, null, true, false, "x\\u00e9\\n"]}', '[1,]', '{"a"}', '{"a":}', '{a:1}', '[', '"abc', '"\\x"', '"\n"', 'nul', '01', '-', '1.', '.5', 'NaN', '-Infinity', '[1 2]', '{"a":1,}', '{"a":1 "b"}', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\u12"', ' 1 x', '', ' ', '{"a":1,"a":2}', '1e', '"\t"', '[]]', '\ufeff1', '{"a" 1}', '{,}', '[,1]', 'tru', '"a', '123456789012345678901234567890', '1'*5000):
    t(lambda: json.loads(s)); 
for o in ({'a': 1, 2: 3, None: 4, True: 5, 1.5: 6}, {(1,2): 3}, [1, (2, 3)], 'é\u2028"\\\x00\x7f', 1e16, 1e-7, float('nan'), float('inf'), {1,2}, b'x', object, 10**40, True, None, Fr(1,2), collections.OrderedDict(b=1, a=2), [], {}, [[]], {'a': []}):
    for kw in ({}, {'indent': 2}, {'indent': '\t', 'sort_keys': True}, {'ensure_ascii': False}, {'allow_nan': False}, {'skipkeys': True}, {'separators': (',', ':')}, {'default': str}):
        t(lambda: json.dumps(o, **kw))
t(lambda: json.loads('[1.5, 2]', parse_float=str, parse_int=lambda s: s+'!')); t(lambda: json.loads('{"a":{"b":1}}', object_hook=lambda d: sorted(d.items()))); t(lambda: json.loads('{"b":1,"a":2}', object_pairs_hook=list)); t(lambda: json.loads('NaN', parse_constant=lambda s: s)); t(lambda: json.loads(b'"\xc3\xa9"')); t(lambda: json.loads('"x"'.encode('utf-16'))); t(lambda: json.loads(5)); t(lambda: json.loads(None))
class E(json.JSONEncoder):
    def default(self, o): return list(o) if isinstance(o, set) else super().default(o)
t(lambda: json.dumps({1}, cls=E)); t(lambda: json.dumps(object(), cls=E)[:0]); t(lambda: list(E(indent=1).iterencode([1, {2}]))); t(lambda: json.JSONDecoder().raw_decode('1 x')); t(lambda: json.JSONDecoder().raw_decode(' 1'));
try: json.loads('{"a":\n  x}')
except json.JSONDecodeError as e: print(e.msg, e.doc, e.pos, e.lineno, e.colno, e.args, e.__reduce__()[1])
S = statistics
for d in ([], [1], [1, 2], [1, 2, 3, 4], [1.5, 2.5, 4], [Fr(1, 3), Fr(2, 3)], ['a', 'b', 'a'], [1, 1, 2, 2], [True, False], [10**20, 1, -10**20], [float('nan'), 1], [float('inf'), 1]):
    for n in ('mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median', 'median_low', 'median_high', 'median_grouped', 'mode', 'multimode', 'pstdev', 'pvariance', 'stdev', 'variance', 'quantiles'):
        print(n, d, end=' '); t(lambda: getattr(S, n)(d))
t(lambda: S.quantiles([1,2,3,4,5], n=3)); t(lambda: S.quantiles([1,2,3], n=0)); t(lambda: S.quantiles([1,2,3,9], n=4, method='inclusive')); t(lambda: S.quantiles([1,2], method='x')); t(lambda: S.linear_regression([1,2,3],[2,4,7])); t(lambda: S.correlation([1,2,3],[3,2,1])); t(lambda: S.covariance([1,2,3],[1,5,7])); t(lambda: S.correlation([1],[1])); t(lambda: S.correlation([1,1],[1,2])); t(lambda: S.linear_regression([1,2],[1,2,3])); t(lambda: S.fmean([1,2,3], [1,0,1])); t(lambda: S.fmean([1,2],[1])); t(lambda: S.harmonic_mean([1,2], weights=[1,3])); t(lambda: S.harmonic_mean([-1,2])); t(lambda: S.mean([1,'a'])); t(lambda: S.median([])); t(lambda: S.NormalDist(1, 2)); t(lambda: S.NormalDist(0,-1)); t(lambda: S.NormalDist(1,2) + S.NormalDist(3,4)); t(lambda: S.NormalDist(1,2).cdf(2)); t(lambda: S.NormalDist(0,1).inv_cdf(.9)); t(lambda: S.NormalDist().quantiles(4)); t(lambda: S.NormalDist.from_samples([1,2,3])); t(lambda: S.NormalDist().overlap(S.NormalDist(1))); t(lambda: S.NormalDist().zscore(3)); t(lambda: S.NormalDist(2)*3 - 1)
for f in (lambda: Fr('1/3'), lambda: Fr('1.5e-3'), lambda: Fr(' -7/2 '), lambda: Fr('1/0'), lambda: Fr(1, 0), lambda: Fr('x'), lambda: Fr('1 /2'), lambda: Fr(.1), lambda: Fr(float('nan')), lambda: Fr(float('inf')), lambda: Fr(1.5, 2), lambda: Fr('1', '2'), lambda: Fr(1, 2.0), lambda: Fr(None), lambda: Fr(3, -6), lambda: Fr(1,3).limit_denominator(2), lambda: Fr(3.14159).limit_denominator(100), lambda: Fr(1,2).limit_denominator(0), lambda: Fr(1,2) + .5, lambda: Fr(1,2) ** 2, lambda: Fr(1,2) ** -2, lambda: Fr(1,2) ** Fr(1,2), lambda: Fr(0) ** -1, lambda: 2 ** Fr(2), lambda: Fr(7,2) // 1, lambda: Fr(-7,2) % 2, lambda: divmod(Fr(7,2), Fr(1,3)), lambda: round(Fr(5,2)), lambda: round(Fr(7,3), 2), lambda: round(Fr(15), -1), lambda: int(Fr(-7,2)), lambda: Fr(1,2) < .6, lambda: Fr(1,2) == .5, lambda: hash(Fr(1,2)) == hash(.5), lambda: Fr(1,2) < 'a', lambda: Fr(1,2) + 'a', lambda: Fr.from_float(1), lambda: Fr.from_float('a'), lambda: Fr(1,2).as_integer_ratio(), lambda: abs(Fr(-1,2)), lambda: -Fr(1,2), lambda: bool(Fr(0)), lambda: complex(Fr(1,2)), lambda: Fr(1,2) + 1j, lambda: str(Fr(4,2)), lambda: Fr(1,2).__floor__(), lambda: Fr(1,2).numerator, lambda: setattr(Fr(1,2), 'numerator', 3), lambda: copy.copy(Fr(1,2)), lambda: Fr(1,2).__reduce__(), lambda: Fr('1_000/3'), lambda: Fr('0x1'), lambda: Fr('1e5'), lambda: Fr('.5'), lambda: Fr('5.'), lambda: Fr('٣')):
    t(f)
for f in (lambda: bisect.bisect([1,2,3], 2, lo=-1), lambda: bisect.bisect_left([1,2,2,3], 2, key=lambda x: -x), lambda: bisect.bisect([(1,2)], 1, key=lambda p: p[0]), lambda: bisect.insort([3,1], 2), lambda: bisect.bisect([1,'a'], 2), lambda: bisect.bisect(5, 1), lambda: heapq.nsmallest(2, [3,1,2], key=lambda x: -x), lambda: heapq.nlargest(-1, [1]), lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappushpop([], 1), lambda: heapq.heapify((1,)), lambda: heapq.nsmallest(1.5, [1,2]), lambda: list(heapq.merge([1,4],[2,3], reverse=True)), lambda: list(heapq.merge(['b','aa'],['ccc'], key=len)), lambda: copy.replace if hasattr(copy,'replace') else 0, lambda: copy.deepcopy({1:[2,(3,[4])]}), lambda: copy.copy(type), lambda: copy.deepcopy(len), lambda: copy.copy(iter([1])).__next__(), lambda: copy.deepcopy((x for x in ())), lambda: copy.copy(slice(1)), lambda: copy.Error('x'), lambda: copy.copy(...)):
    t(f)
class R:
    def __init__(self): self.x = [1]
    def __deepcopy__(self, memo): return 'deep'
    def __copy__(self): return 'shallow'
t(lambda: (copy.copy(R()), copy.deepcopy([R()])))
class R2:
    def __reduce_ex__(self, p): return (list, ([1,2],), None, iter([3]), None)
t(lambda: copy.copy(R2())); t(lambda: copy.deepcopy(R2()))
class R3:
    def __reduce__(self): return 5
t(lambda: copy.copy(R3())); t(lambda: copy.deepcopy(R3()))
P = pprint
data = [{'a'*i: list(range(i*3)) for i in range(6)}, ('x'*90, 'word '*30), {1,2,3}, frozenset('ab'), collections.OrderedDict(a=1), collections.Counter('aab'), collections.defaultdict(list, {1:[2]}), collections.deque([1,2], 5), collections.ChainMap({1:2}), b'abc'*30, bytearray(b'x'*80), range(5), {'z': None, 'b': {'c': {'d': {'e': 1}}}}, (1,), [], {}, 'a\nb'*20]
for o in data:
    for kw in ({}, {'width': 20}, {'depth': 2}, {'compact': True, 'width': 30}, {'sort_dicts': False}, {'indent': 4}, {'underscore_numbers': True}):
        t(lambda: P.pformat(o, **kw))
t(lambda: P.saferepr(data[0])); t(lambda: P.isreadable(data), ); t(lambda: P.isrecursive(a)); t(lambda: P.pformat(1234567, underscore_numbers=True)); t(lambda: P.PrettyPrinter(indent=-1)); t(lambda: P.PrettyPrinter(depth=0)); t(lambda: P.PrettyPrinter(width=0))
import types, dataclasses
@dataclasses.dataclass
class D:
    a: int
    b: list = dataclasses.field(default_factory=lambda: list(range(30)))
    c: str = dataclasses.field(default='q', repr=False)
P.pprint(D(1)); P.pprint(types.SimpleNamespace(a=list(range(30)), b='x'*60)); P.pp({'b':1,'a':2}); P.pprint(types.MappingProxyType({i: 'x'*10 for i in range(8)})); P.pprint(collections.UserDict({1: 2})); P.pprint(collections.UserList([1])); P.pprint(collections.UserString('a'))
for indent in (1, None):
    for o in ([1, [2]], {"a": 1, "b": [1, {}], "c": {}}, [], {}, [[], {"x": None}], ["a", 1.5, True], {(1,): 2}, {1: 2, None: (3,)}):
        t(lambda: list(json.JSONEncoder(indent=indent, skipkeys=True).iterencode(o)))
for c in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be'):
    for s in ('1', '12', '"a"', '[1, 2]', '"é"', '"\u0100"', ''):
        t(lambda: (json.detect_encoding(s.encode(c)), json.loads(s.encode(c))))
