# SPDX-License-Identifier: GPL-2.0
# pprint: values over several lines
import collections
import dataclasses
import io
import pprint
import types


def t(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


@dataclasses.dataclass
class Point:
    x: int
    y: object = None
    hidden: int = dataclasses.field(default=0, repr=False)


@dataclasses.dataclass
class Own:
    x: int

    def __repr__(self):
        return 'Own' * 40


class D(dict):
    pass


class L(list):
    __repr__ = lambda self: 'L' * 100


class I(int):
    pass


long = 'The quick brown fox jumps over the lazy dog. ' * 4
values = [
    1, 'a', '', None, [], {}, (), set(), frozenset(), [1, 2, 3], {'b': 1, 'a': 2},
    (1,), {3, 1, 2}, frozenset('abc'), list(range(40)), tuple(range(40)),
    (long,), {i: str(i) * 3 for i in range(20)}, {'x' * 30: [1] * 30, 'y': {'z': (2,) * 40}},
    set(range(100, 140)), frozenset(range(100, 140)), long, [long, long],
    {'k': long}, 'a\nb\nc' * 20, 'word' * 40, [['nested', ['deeper', ['still', list(range(25))]]]],
    b'x' * 100, bytes(range(100)), bytearray(range(60)), [b'abc' * 30], b'ab', {'b': b'abc' * 30},
    collections.OrderedDict((str(i), i) for i in range(15)), collections.OrderedDict(),
    collections.defaultdict(int, {str(i): i for i in range(15)}), collections.defaultdict(list),
    collections.Counter('abracadabra' * 3 + 'xyzwvutsrqponm'), collections.Counter(),
    collections.deque(range(40)), collections.deque(range(40), 50), collections.deque(),
    collections.ChainMap({'a' * 30: 1}, {'b' * 30: 2}), collections.ChainMap(),
    collections.UserDict({str(i): i for i in range(15)}), collections.UserList(range(40)),
    collections.UserString(long), types.SimpleNamespace(a=1, b=list(range(30)), c=long),
    types.MappingProxyType({str(i): i for i in range(20)}),
    Point(1, 2), Point(list(range(30)), {'q': list(range(30))}), Own(3),
    D({str(i): i for i in range(20)}), L([1, 2]), [L()], I(5), [I(5)] * 40,
    [True, 1.5, 1j, 'x'] * 10, {1: 'a', 'b': 2, None: 3, (1, 2): 4, 2.5: 5, 'z' * 70: 6},
    {(1, 'a'), (2, 'b'), (3, 'c' * 70)}, [{'a': 1, 'b': 2}] * 5, 123456789012, [10**9] * 20,
    collections.namedtuple('N', 'a b')(1, list(range(30))), [collections.OrderedDict(a=1)] * 6,
    ' leading and   spaces  ' * 6, '\ttabs\tand\nlines\r\n' * 6, ["it's", 'say "x"'] * 8]
for v in values:
    for kw in ({}, {'width': 30}, {'indent': 4}, {'compact': True},
               {'depth': 2}, {'sort_dicts': False}, {'underscore_numbers': True},
               {'width': 1}, {'indent': 0, 'width': 50, 'compact': True}):
        t(kw, lambda: pprint.pformat(v, **kw))
    print(pprint.isreadable(v), pprint.isrecursive(v))
    t('safe', lambda: pprint.saferepr(v))
r = [1, 2]
r.append(r)
d = {'me': r}
d['d'] = d
for v in (r, d, (r,), [d] * 20):
    text = pprint.pformat(v, width=40)
    for o in (r, d):
        text = text.replace(str(id(o)), 'ID')
    print(text, pprint.isreadable(v), pprint.isrecursive(v))
pprint.pprint({'b': 1, 'a': [1, 2]})
pprint.pp({'b': 1, 'a': [1, 2]})
s = io.StringIO()
pprint.pprint(list(range(30)), s, 2, 40, 3)
print(s.getvalue())
p = pprint.PrettyPrinter(4, 40, stream=s)
p.pprint({'x': list(range(20))})
print(s.getvalue(), p.pformat([1]), p.isreadable([p]), p.isrecursive(1), p.format([1], {}, 0, 0))
t('indent', lambda: pprint.pformat(1, indent=-1))
t('depth', lambda: pprint.pformat(1, depth=0))
t('width', lambda: pprint.pformat(1, width=0))
t('width', lambda: pprint.pformat(1, width='a'))


class P(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return '<%s>' % object, True, False
        return super().format(object, context, maxlevels, level)


P(width=30).pprint(['alpha', {'beta': 'gamma' * 10}, ('x',) * 9])
