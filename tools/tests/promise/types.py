# One object of every builtin type, kept alive.
import array
import collections
import functools
import itertools
import operator
import random
import re
import sys
import types
import weakref


class C:
    pass


class Slots:
    __slots__ = ('left', 'right', '__weakref__')


class Text(str):
    pass


class Number(int):
    pass


class Row(tuple):
    pass


class Items(list):
    pass


class Table(dict):
    pass


class Ordered(collections.OrderedDict):
    pass


class Missing(collections.defaultdict):
    pass


class Failure(ValueError):
    pass


class Sequence:
    def __getitem__(self, index):
        raise IndexError


def function(a, b=1, *, c=2):
    """text"""
    d = a
    return lambda: d


def generator():
    got = yield 1
    yield got


async def coroutine():
    pass


async def agen():
    yield 1


def frame():
    here = sys._getframe()
    return here


def caught(call):
    try:
        call()
    except BaseException as error:
        return error


def raising(error):
    raise error


suspended = generator()
scanner, read = re.compile('(a)*').scanner('ab'), re.match('(a)', 'ab')
scanner.match(), read.regs
next(suspended)
waiting = coroutine()
asynchronous = agen()
asend = agen().asend(None)
athrow = agen().athrow(ValueError)
slots = Slots()
slots.left = 1
ordered = collections.OrderedDict.fromkeys('abcdefgh')
ordered.attr = 1
ordered.move_to_end('c')
instance, text = C(), Text('text')
instance.x = 1
text.attr = 1
kept = [
    object(), type, 1, 2 ** 100, -2 ** 40, True, 1.5, 1j, 'ascii', 'caf\xe9',
    '\u0416', '\U0001f600', None, NotImplemented, ..., [1], (1, 2), {1: 2},
    range(3), slice(1), function(1), function.__code__, len, [].append,
    str.join, dict.__dict__['fromkeys'], int.__add__, (1).__add__,
    type.__dict__['__abstractmethods__'], function.__closure__,
    types.FunctionType.__dict__['__globals__'], sys, C.__dict__, property(len),
    classmethod(len), staticmethod(len), super(C, instance), list[int],
    int | str, random.Random(1), functools.partial(len, []),
    functools.cmp_to_key(len)(1), functools.lru_cache(function),
    re.compile('(a)(?P<b>b)?'), re.match('(a)|b', 'ab'), scanner, read,
    operator.itemgetter(1), operator.itemgetter(1, 2),
    operator.attrgetter('a'), operator.methodcaller('a'), itertools.count(),
    itertools.count(0.5), itertools.cycle('ab'), itertools.repeat(1),
    itertools.chain('a', 'b'), itertools.compress('ab', [1, 0]),
    itertools.dropwhile(len, 'a'), itertools.takewhile(len, 'a'),
    itertools.filterfalse(len, 'a'), itertools.starmap(len, 'a'),
    itertools.pairwise('abc'), itertools.islice('abc', 2),
    itertools.accumulate([1, 2]), itertools.zip_longest('a', 'bc'),
    itertools.product('ab', 'cd'), itertools.combinations('abc', 2),
    itertools.combinations_with_replacement('abc', 2),
    itertools.permutations('abc', 2), *itertools.tee('abc'),
    *itertools.groupby('aab'), iter([1]), reversed([1]), iter((1,)),
    iter('a'), iter('\u0416'), iter(range(3)), iter(range(2 ** 70)), iter({}),
    iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()),
    reversed({}.items()), {}.keys(), {}.values(), {}.items(), {1, 2},
    frozenset('abcdefgh'), iter({1}), b'bytes', iter(b'a'), bytearray(b'ab'),
    iter(bytearray(b'a')), memoryview(b'abc'), iter(memoryview(b'a')),
    iter(Sequence()), anext(agen(), None), collections.deque([1, 2]),
    iter(collections.deque([1])), reversed(collections.deque([1])),
    array.array('i', [1]), iter(array.array('i', [1])), sys.flags,
    sys.get_asyncgen_hooks(), sys.version_info, sys.float_info,
    sys.hash_info, sys.int_info,
    sys.thread_info, enumerate('a'), zip('a', 'b'), reversed('ab'),
    map(len, 'a'), filter(len, 'a'), iter(int, 1), caught(len).__traceback__,
    generator.__code__.co_lines(), generator.__code__.co_positions(),
    iter(list[int]),
    frame(), sys._getframe(), suspended, generator(), waiting,
    waiting.__await__(), asynchronous, asend, athrow, weakref.ref(C),
    weakref.proxy(instance), weakref.proxy(function), sys.stdout, instance, C,
    slots, text, Number(2 ** 70), Row((1, 2)), Items([1]), Table(a=1),
    Failure('a'), caught(len), SystemExit(1), OSError(2, 'no'),
    StopIteration(1), ImportError('a'), caught(lambda: undefined),
    caught(lambda: instance.undefined), caught(lambda: compile('(', '', 'exec')),
    caught(lambda: b'\xff'.decode()), ExceptionGroup('a', [ValueError()]),
    caught(lambda: raising(KeyError(1))), collections.OrderedDict(a=1),
    collections.OrderedDict({1: 2, (3,): 4}), Ordered(a=1, b=2, c=3), ordered,
    iter(ordered), iter(ordered.items()), reversed(ordered.values()),
    ordered.keys(), ordered.values(), ordered.items(),
    collections.Counter('ab'), collections.defaultdict(list, a=[1]),
    collections.deque(range(300)), Missing(Table, {2.5: 3}),
    collections.namedtuple('Pair', 'a b')(1, 2),
    collections.namedtuple('Pair', 'a b').a, types.SimpleNamespace(a=[1]),
]
print(len(kept))
