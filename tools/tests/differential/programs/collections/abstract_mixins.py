# What the classes of collections.abc give: results, messages, and in which
# order they call what they ask for.
from collections.abc import *
import collections.abc as abc

LOG = []


def say(*what):
    LOG.append(' '.join(map(str, what)))


def attempt(text, **names):
    LOG.clear()
    try:
        result = eval(text, globals(), names)
        if isinstance(result, (map, zip)) or hasattr(result, 'gi_frame'):
            result = list(result)
        print(text, '->', result)
    except BaseException as e:
        print(text, '!!', type(e).__name__, e.args, repr(e.__cause__),
              repr(e.__context__), e.__suppress_context__,
              *trace(e.__traceback__))
    print('    ', *LOG, sep='; ')


def trace(tb):
    while tb:
        name = tb.tb_frame.f_code.co_name
        # not the functions that only help
        if name[0] not in '_<' or name[:2] == '__':
            yield name
        tb = tb.tb_next


class V:
    """A value that tells what it is compared with."""

    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        say(self, '==', other)
        return self.v == getattr(other, 'v', other)

    def __hash__(self):
        return hash(self.v)

    def __repr__(self):
        return f'V{self.v}'


# Sequences

class Seq(Sequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, i):
        say('get', i)
        return self.items[i]

    def __len__(self):
        say('len')
        return len(self.items)

    def __repr__(self):
        return f'{type(self).__name__}{self.items}'


class MSeq(Seq, MutableSequence):
    def __setitem__(self, i, value):
        say('set', i, value)
        self.items[i] = value

    def __delitem__(self, i):
        say('del', i)
        del self.items[i]

    def insert(self, i, value):
        say('insert', i, value)
        self.items.insert(i, value)


nan = float('nan')
s = Seq(V(1), V(2), V(1), V(3))
for text in ('list(s)', 'V(1) in s', 's[1] in s', '7 in s', 'list(reversed(s))',
             's.index(2)', 's.index(V(1), 1)', 's.index(9)', 's.index(1, -2)',
             's.index(1, -99)', 's.index(1, 1, 2)', 's.index(3, 0, -1)',
             's.index(3, 0, 99)', 's.index(1, 9)', 's.index(1, None)',
             's.index(3, -1, None)', 's.index(1, 0, -99)', 's.index(1, stop=0)',
             's.index(value=3, start=1, stop=4)', 's.index(1, "x")',
             's.index(1, 0, "x")', 's.index()', 's.count(1)', 's.count(V(9))',
             's.count()', 's.index(1, 2.0)', 'hash(Seq) == hash(Seq)',
             'next(iter(s))', 'next(reversed(s))', 's.count(s[0])'):
    attempt(text, s=s)
attempt('(nan in s, s.index(nan), s.count(nan))', s=Seq(0, nan))


class Uncertain:
    def __eq__(self, other):
        return Answer()


class Answer:
    def __bool__(self):
        say('bool')
        raise OverflowError('undecided')


for text in 'u in s', 's.index(u)', 's.count(u)':
    attempt(text, s=Seq(1, 2), u=Uncertain())


class Odd(Seq):
    def __getitem__(self, i):
        say('get', i)
        if i == 2:
            raise KeyError(i)
        return i


for text in 'list(s)', '5 in s', 's.index(5)', 's.count(5)', 's.index(1)':
    attempt(text, s=Odd(1, 2, 3))

for text in ('m.append(4)', 'm.extend([5, 6])', 'm.extend(m)', 'm.extend(5)',
             'm.extend(x for x in m.items[:2])', 'm.extend(())',
             'm.pop()', 'm.pop(0)', 'm.pop(99)', 'm.pop(index=1)',
             'm.remove(1)', 'm.remove(99)', 'm.clear()', 'm.reverse()',
             'm.__iadd__([7]) is m', 'm.__iadd__(m) is m', 'm.__iadd__(5)',
             'm.append()', 'm.reverse(1)', 'MSeq().reverse()', 'MSeq().clear()',
             'MSeq().pop()', 'MSeq(1).reverse()', 'MSeq(1, 2).reverse()',
             'm.append(value=1)', 'm.extend(values=[1])', 'm.remove(value=3)'):
    m = MSeq(1, 2, 3, 1, 2)
    attempt(text, m=m)
    print('      ', m)

# Sets


class S(Set):
    def __init__(self, it=()):
        self.l = list(dict.fromkeys(it))
        say('new', self.l)

    def __contains__(self, x):
        say(f'{x} in {self}')
        return x in self.l

    def __iter__(self):
        say('iter', self)
        return iter(self.l)

    def __len__(self):
        say('len', self)
        return len(self.l)

    def __repr__(self):
        return f'{type(self).__name__}{self.l}'


class MS(S, MutableSet):
    def add(self, x):
        say('add', x)
        if x not in self.l:
            self.l.append(x)

    def discard(self, x):
        say('discard', x)
        if x in self.l:
            self.l.remove(x)


class Made(S):
    @classmethod
    def _from_iterable(cls, it):
        say('from', type(it).__name__)
        return list(it)


OTHERS = {'S': 'S([2, 3, 4])', 'same': 'S([3, 1, 2])', 'more': 'S([1,2,3,4])',
          'set': '{2, 3}', 'list': '[4, 2, 2]', 'int': '5', 'self': 's',
          'gen': '(x for x in (1, 7))', 'none': 'S()', 'dict': '{1: 2}.keys()'}
for base in 'S', 'MS', 'Made':
    for op in ('<', '<=', '>', '>=', '==', '!=', '&', '|', '-', '^'):
        for other in OTHERS.values():
            attempt(f's {op} {other}', s=eval(base)([1, 2, 3]))
            if other != 's':
                attempt(f'{other} {op} s', s=eval(base)([1, 2, 3]))
for name in ('__le__', '__lt__', '__eq__', '__ge__', '__gt__', '__ne__',
             '__and__', '__rand__', '__or__', '__ror__', '__sub__', '__rsub__',
             '__xor__', '__rxor__', 'isdisjoint'):
    for other in 'S([2, 9])', '[1]', '5', '{}', '':
        attempt(f's.{name}({other})', s=S([1, 2]))
attempt('hash(s)', s=S())
for items in ([], [1], [1, 2, 3], ['a', 'b'], [-1], range(100),
              [1 << 70, False, 2.5, (1, 2)], [frozenset()]):
    attempt('(s._hash(), s._hash() == hash(frozenset(s.l)))', s=S(items))
attempt('s._hash()', s=Seq.__new__(S) if 0 else S([1, 2]))
attempt('Set._hash([[]])')
attempt('Set._from_iterable([])')
attempt('S._from_iterable((3, 3, 4))')

for op in ('__ior__', '__iand__', '__isub__', '__ixor__'):
    for other in OTHERS.values():
        m = MS([1, 2, 3])
        attempt(f's.{op}({other}) is s', s=m)
        print('      ', m.l)
for text in ('s.remove(1)', 's.remove(9)', 's.pop()', 's.clear()', 'MS().pop()',
             'MS().clear()', 's.remove()', 's.remove(value=2)', 's.pop(1)',
             's.isdisjoint(other=[9])'):
    m = MS([1, 2, 3])
    attempt(text, s=m)
    print('      ', m.l)


class Shrinking(MS):
    def pop(self):
        say('pop')
        if not self.l:
            raise KeyError('empty')
        return self.l.pop()


attempt('s.clear()', s=Shrinking([1, 2]))

# Mappings


class M(Mapping):
    def __init__(self, *args, **kwds):
        self.d = dict(*args, **kwds)

    def __getitem__(self, k):
        say('get', k)
        return self.d[k]

    def __iter__(self):
        say('iter')
        return iter(self.d)

    def __len__(self):
        say('len')
        return len(self.d)

    def __repr__(self):
        return f'{type(self).__name__}{self.d}'


class MM(M, MutableMapping):
    def __setitem__(self, k, v):
        say('set', k, v)
        self.d[k] = v

    def __delitem__(self, k):
        say('del', k)
        del self.d[k]


class Keyed:
    def keys(self):
        say('keys')
        return ['k', 'l']

    def __getitem__(self, k):
        say('item', k)
        return k * 2


for text in ('m.get(1)', 'm.get(9)', 'm.get(9, 8)', 'm.get(key=9, default=7)',
             'm.get([])', '1 in m', '9 in m', '[] in m', 'm == {1: 2, 3: 4}',
             'm == M({1: 2})', 'm == 5', 'm != {1: 2, 3: 4}', 'm.keys()',
             'm.items()', 'm.values()', 'len(m.keys())', 'list(m.keys())',
             'list(m.items())', 'list(m.values())', '1 in m.keys()',
             '(1, 2) in m.items()', '(1, 3) in m.items()', '(9, 2) in m.items()',
             '(1,) in m.items()', '5 in m.items()', '2 in m.values()',
             '9 in m.values()', 'm.keys() & [1, 9]', 'm.keys() | {5}',
             'm.keys() - [1]', 'm.keys() ^ {1, 7}', '[1, 8] - m.keys()',
             'm.items() & [(1, 2)]', 'm.items() - {(1, 2)}', 'm.items() | [0]',
             'm.keys() == {1, 3}', 'm.keys() <= {1, 3, 5}',
             'm.keys() == m.keys()', 'm.items() == {(1, 2), (3, 4)}',
             'm.keys().isdisjoint([9])', 'hash(m)', 'hash(m.keys())',
             'reversed(m)', 'next(iter(m.keys()))', 'KeysView(5)', 
             'len(ValuesView(5))', 'MappingView()', 'MappingView(m)',
             'list(KeysView([1, 2]))', 'KeysView._from_iterable([1])',
             'ItemsView._from_iterable([1])', 'm | {}', 'bool(m.values())',
             '(m.keys()._mapping is m, m.values().__slots__)',
             'm.keys().x', 'm.get()', 'm.values() == m.values()'):
    attempt(text, m=M({1: 2, 3: 4}))
attempt('(nan in v, (1, nan) in i)', v=M({1: nan}).values(),
        i=M({1: nan}).items(), nan=nan)
attempt('(u in v)', v=M({1: 2}).values(), u=Uncertain())
attempt('((1, u) in v)', v=M({1: 2}).items(), u=Uncertain())
attempt('(V(5) in v)', v=M({1: V(4), 2: V(5)}).values())
attempt('((2, V(5)) in v)', v=M({1: V(4), 2: V(5)}).items())
for text in ('m.pop(1)', 'm.pop(9)', 'm.pop(9, 8)', 'm.pop(9, default=None)',
             'm.pop(key=3)', 'm.popitem()', 'm.clear()', 'm.update()',
             'm.update({5: 6})', 'm.update(M({5: 6, 1: 0}))',
             'm.update([(7, 8), (9, 10)])', 'm.update(Keyed())',
             'm.update(a=1, b=2)', 'm.update([(1, 1)], a=2)', 'm.update(5)',
             'm.update([1])', 'm.update([(1, 2, 3)])', 'm.update(other=5)',
             'm.update(self=5)', 'm.update({}, {})', 'm.setdefault(1)',
             'm.setdefault(9)', 'm.setdefault(9, 7)', 'm.setdefault([], 1)',
             'm.setdefault(key=1, default=2)', 'MM().popitem()', 'MM().clear()',
             'm.update(None)', 'm.update("ab")', 'm.update(["ab"])', 'm.pop()',
             'm.update(MM(x=1), x=2)', 'MutableMapping.update()'):
    m = MM({1: 2, 3: 4})
    attempt(text, m=m)
    print('      ', m.d)

# What goes on by itself, and what can be sent to


class It(Iterator):
    n = 0

    def __next__(self):
        self.n += 1
        return self.n if self.n < 4 else super().__next__()


attempt('(iter(i) is i, list(i))', i=It())


class Sent:
    answer = StopIteration

    def send(self, value):
        say('send', value)
        return super().send(value) if value == 9 else value

    def throw(self, typ, val=None, tb=None):
        say('throw', typ, val, tb is TB)
        if self.answer is None:
            return 1
        if self.answer is StopIteration:
            super().throw(typ, val, tb)
        raise self.answer


class Gen(Sent, Generator):
    pass


class Cor(Sent, Coroutine):
    def __await__(self):
        yield


class Agen(AsyncGenerator):
    answer = StopIteration

    async def asend(self, value):
        say('asend', value)
        return value

    async def athrow(self, typ, val=None, tb=None):
        say('athrow', typ, val, tb is TB)
        if self.answer is None:
            return 1
        if self.answer is StopIteration:
            await super().athrow(typ, val, tb)
        raise self.answer


def drive(c):
    try:
        while True:
            say('step', c.send(None))
    except StopIteration as e:
        return e.value


try:
    1 / 0
except ZeroDivisionError as e:
    TB = e.__traceback__
for kind in 'Gen', 'Cor', 'Agen':
    g = eval(kind)()
    a, pre, post = ('a', 'drive(', ')') if kind == 'Agen' else ('', '', '')
    if kind != 'Cor':
        attempt(f'{pre}g.__{a}next__(){post}', g=g)
    for args in ('KeyError', 'KeyError, 5', 'KeyError, KeyError(6)',
                 'KeyError(7)', 'KeyError, None, TB', 'KeyError(8), None, TB',
                 'KeyError, KeyError(9), TB', '5', 'KeyError, IndexError(1)',
                 'KeyError, 0', 'StopIteration'):
        attempt(f'{pre}g.{a}throw({args}){post}', g=g)
    attempt(f'{pre}g.{a}close(){post}', g=g)
    for answer in (None, GeneratorExit, GeneratorExit(1), StopIteration(2),
                   StopAsyncIteration(3), KeyError(4)):
        g.answer = answer
        attempt(f'{pre}g.{a}close(){post}', g=g)
attempt('g.send(9)', g=Gen())
attempt('Coroutine.send(1, 2)')
attempt('drive(AsyncGenerator.asend(1, 2))')
attempt('drive(AsyncIterator.__anext__(1))')
attempt('(AsyncIterator.__aiter__(5), Iterator.__iter__(6))')
attempt('AsyncIterable.__aiter__(5)')

# Callables


class P:
    def __call__(self):
        return 1


attempt('isinstance(P(), Callable)')
attempt('Callable[[int, str], bool]')
attempt('Callable[[int, str], bool].__args__')
attempt('Callable[..., bool].__args__')
attempt('Callable[[], bool]')
attempt('Callable[int]')
attempt('Callable[int, str]')
attempt('Callable[[int]]')
attempt('Callable[[int], str, bool]')
attempt('Callable[(int, str), P]')
attempt('Callable[[int], None]')
attempt('Callable[[list[int], "x", ...], Callable[[P], abc.Sized]]')
attempt('Callable[[int], str] == Callable[[int], str]')
attempt('hash(Callable[[int], str]) == hash(Callable[[int], str])')
attempt('Callable[[int], str].__origin__ is Callable')
attempt('type(Callable[[int], str])')
attempt('Callable[[int], str][int]')
attempt('isinstance(5, Callable[[int], str])')
import typing
T = typing.TypeVar('T')
Q = typing.ParamSpec('Q')
for text in ('Callable[[T], T]', 'Callable[[T], T].__parameters__',
             'Callable[[T], T][int]', 'Callable[Q, T]', 'Callable[Q, T][[int], str]',
             'Callable[Q, T][int, str]', 'Callable[Q, int][...]',
             'Callable[Q, int][int, str]', 'Callable[Q, int][[int, str]]',
             'Callable[Q, T][..., int]', 'Callable[[int, T], str][P]',
             'Callable[typing.Concatenate[int, Q], T]',
             'Callable[typing.Concatenate[int, Q], T][[str], bool]',
             'Callable[[T], T][int, str]', 'Callable[[T], list[T]][int]',
             'Callable[[T], T][int].__args__', 'Callable[Q, T].__parameters__',
             'Callable[Q, T][[int, str], P].__args__'):
    attempt(text)
