# Long chains of each kind of container are let go without a crash, and
# the object at the end of each goes once.
import gc
import sys
import weakref
from collections import OrderedDict, defaultdict, deque
from functools import partial
from itertools import chain, islice

gc.disable()
N = 20000


class End:
    def __del__(self):
        print('end', end=' ')


class Node:
    def __init__(self, next):
        self.next = next

    def method(self):
        pass


class Slots:
    __slots__ = ('next',)

    def __init__(self, next):
        self.next = next


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


def defaults(x):
    def f(a=x):
        pass
    return f


def instance_dict(x):
    n = Node(x)
    n.__dict__
    return n


def exception(x):
    e = ValueError()
    e.__context__ = x if isinstance(x, BaseException) else KeyError(x)
    return e


def cause(x):
    e = KeyError()
    e.__cause__ = x if isinstance(x, BaseException) else KeyError(x)
    return e


def weak(x):
    n = Node(x)
    refs.append(weakref.ref(n))
    if len(refs) > 100:
        refs.clear()
    return n


refs = []
KINDS = [
    ('list', lambda x: [x]), ('tuple', lambda x: (x,)), ('dict', lambda x: {1: x}),
    ('list of two', lambda x: [1, x, 2]), ('tuple and list', lambda x: ([x],)),
    ('frozenset', lambda x: frozenset((x,))),
    ('instance', Node), ('slots', Slots), ('instance with dict', instance_dict),
    ('__del__', Deleted), ('weakly referred', weak),
    ('method', lambda x: Node(x).method), ('partial', lambda x: partial(print, x)),
    ('generator', started), ('generator not started', generator),
    ('closure', closure), ('defaults', defaults), ('deque', lambda x: deque((x,))),
    ('OrderedDict', lambda x: OrderedDict(a=x)), ('defaultdict', lambda x: defaultdict(None, a=x)),
    ('derived list', lambda x: MyList((x,))), ('derived dict', lambda x: MyDict(a=x)),
    ('derived tuple', lambda x: MyTuple((x,))),
    ('builtin method', lambda x: [x].append), ('list iterator', lambda x: iter([x])),
    ('tuple iterator', lambda x: iter((x,))), ('map', lambda x: map(print, [x])),
    ('zip', lambda x: zip([x])), ('filter', lambda x: filter(None, [x])),
    ('enumerate', lambda x: enumerate([x])), ('reversed', lambda x: reversed([x])),
    ('chain', lambda x: chain([x])), ('islice', lambda x: islice([x], 1)),
    ('slice', lambda x: slice(None, None, x)), ('property', property),
    ('staticmethod', staticmethod), ('classmethod', classmethod),
    ('dict view', lambda x: {1: x}.values()), ('dict iterator', lambda x: iter({1: x}.items())),
    ('callable iterator', lambda x: iter(lambda: 1, x)), ('set of frozenset', lambda x: frozenset({x})),
    ('argument', lambda x: ValueError(x)), ('cause', cause), ('context', exception)]
for name, make in KINDS:
    x = End()
    for i in range(N):
        x = make(x)
    print(name, end=' ')
    del x
    print()
