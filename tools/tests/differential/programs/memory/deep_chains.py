# SPDX-License-Identifier: GPL-2.0
# Long chains of each kind of object. Let go at one end, they go without a crash
# and the object at the other end goes once. Leading back to their beginning,
# they are found by the collector and let go by it. Very long ones of the plain
# kinds, by the collector and without it. Deep ones compared and shown.
import gc
import weakref
from collections import OrderedDict, defaultdict, deque
from functools import partial
from itertools import chain, cycle, islice, repeat, starmap, takewhile

gc.disable()
LONG = 20000
CLOSED = 10000
DEEP = 1000000


class End:
    def __del__(self):
        print('end', end=' ')


class Ring:
    next = None


class Node:
    def __init__(self, next):
        self.next = next

    def method(self):
        pass


class Slots:
    __slots__ = ('next',)

    def __init__(self, next):
        self.next = next


class Keyed(dict):
    __slots__ = ('next',)


class Deleted(Node):
    def __del__(self):
        self.gone = True


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyTuple(tuple):
    pass


def generator(x):
    yield x


def started(x):
    g = generator(x)
    next(g)
    return g


def closure(x):
    return lambda: x


def keyword_defaults(x):
    def f(*, a=x):
        pass
    return f


def attribute(x):
    def f():
        pass
    f.x = x
    return f


def instance_dict(x):
    n = Node(x)
    n.__dict__
    return n


def linked(name):
    def make(x):
        e = ValueError(name)
        setattr(e, name, x if isinstance(x, BaseException) else KeyError(x))
        return e
    return make


def caught(x):
    try:
        raise ValueError(x)
    except ValueError as e:
        return e


def keyed(x):
    d = Keyed()
    d.next = x
    return d


def weak(x):
    n = Node(x)
    refs.append(weakref.ref(n))
    if len(refs) > 100:
        refs.clear()
    return n


def watched(x):
    # The callback holds what is behind, the reference is held by the node.
    n = Node(None)
    n.next = weakref.ref(ANCHOR, lambda r: x)
    return n


def a_class(x):
    return type('C', (), {'x': x})


refs = []
ANCHOR = Ring()
KINDS = [
    ('list', lambda x: [x]), ('list of two', lambda x: [1, x, 2]),
    ('tuple', lambda x: (x,)), ('tuple of two', lambda x: (x, None)),
    ('tuple and list', lambda x: ([x],)),
    ('dict', lambda x: {1: x}), ('key', lambda x: {Node(x): 1}),
    ('set', lambda x: {Node(x)}), ('frozenset', lambda x: frozenset([Node(x)])),
    ('frozenset of frozenset', lambda x: frozenset((x,))),
    ('instance', Node), ('slots', Slots), ('dict with a slot', keyed),
    ('instance with dict', instance_dict),
    ('instance dict', lambda x: Node(x).__dict__),
    ('__del__', Deleted), ('weakly referred', weak), ('callback', watched),
    ('derived list', lambda x: MyList((x,))),
    ('derived dict', lambda x: MyDict(a=x)),
    ('derived tuple', lambda x: MyTuple((x,))),
    ('method', lambda x: Node(x).method), ('builtin method', lambda x: [x].append),
    ('method wrapper', lambda x: [x].__len__),
    ('closure', closure), ('cell', lambda x: closure(x).__closure__[0]),
    ('defaults', lambda x: lambda a=x: a), ('keyword defaults', keyword_defaults),
    ('attribute', attribute), ('partial', lambda x: partial(print, x)),
    ('partial keyword', lambda x: partial(print, a=x)),
    ('generator', started), ('generator not started', generator),
    ('generator frame', lambda x: generator(x).gi_frame),
    ('list iterator', lambda x: iter([x])), ('tuple iterator', lambda x: iter((x,))),
    ('dict iterator', lambda x: iter({1: x}.values())),
    ('items iterator', lambda x: iter({1: x}.items())),
    ('view', lambda x: {1: x}.items()), ('values', lambda x: {1: x}.values()),
    ('reversed', lambda x: reversed([x])), ('enumerate', lambda x: enumerate([x])),
    ('map', lambda x: map(print, [x])), ('map function', lambda x: map(x, [])),
    ('filter', lambda x: filter(None, [x])),
    ('filter function', lambda x: filter(x, [])), ('zip', lambda x: zip([x])),
    ('callable iterator', lambda x: iter(print, x)),
    ('chain', lambda x: chain([x])), ('islice', lambda x: islice([x], 1)),
    ('cycle', lambda x: cycle([x])), ('repeat', repeat),
    ('starmap', lambda x: starmap(x, [])), ('takewhile', lambda x: takewhile(x, [])),
    ('slice', lambda x: slice(x)), ('slice step', lambda x: slice(None, None, x)),
    ('property', property), ('property setter', lambda x: property(None, x)),
    ('staticmethod', staticmethod), ('classmethod', classmethod),
    ('argument', ValueError), ('context', linked('__context__')),
    ('cause', linked('__cause__')), ('traceback', caught),
    ('deque', lambda x: deque([x])), ('OrderedDict', lambda x: OrderedDict(a=x)),
    ('defaultdict', lambda x: defaultdict(None, a=x)),
    ('default factory', lambda x: defaultdict(Node(x).method)),
    ('alias', lambda x: list[x]), ('super', lambda x: super(Node, Node(x)))]


def chained(x, make, n):
    for i in range(n):
        x = make(x)
    return x


def closed(make, n):
    ring = Ring()
    ring.next = chained(ring, make, n)
    return weakref.ref(ring)


for name, make in KINDS:
    print(name, end=' ')
    chained(End(), make, LONG)
    print()

gc.collect()
for name, make in KINDS:
    gone = closed(make, CLOSED)
    alive = gone() is not None
    print(name, alive, gc.collect(), gone() is None, len(gc.garbage))
gone = closed(a_class, 300)
print('class', gc.collect(), gone() is None)

for name, make in (('list', lambda x: [x]), ('slots', Slots)):
    chained(None, make, DEEP)
    print(name, 'let go', gc.collect())
gone = closed(lambda x: (x,), DEEP)
print('tuple', gc.collect(), gone() is None)

for name, make in (('list', lambda x: [x]), ('tuple', lambda x: (x,)),
                   ('dict', lambda x: {1: x}), ('deque', lambda x: deque([x])),
                   ('OrderedDict', lambda x: OrderedDict(a=x)),
                   ('slice', slice), ('alias', lambda x: list[x])):
    a, b = chained(None, make, 20000), chained(None, make, 20000)
    for what in (lambda: a == b, lambda: a != b, lambda: repr(a)):
        try:
            print(name, len(str(what())))
        except (RecursionError, TypeError) as e:
            print(name, type(e).__name__, e)
    del a, b
