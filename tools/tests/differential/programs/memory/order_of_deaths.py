# In which order the objects of a nest go: each is marked by its number.
import gc
import weakref
from collections import OrderedDict, defaultdict, deque
from functools import partial

gc.disable()
gc.collect()
log = []


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


class W:
    """Says by a weak reference's callback that it is gone."""

    def __init__(self, n):
        refs.append(weakref.ref(self, lambda r: log.append(n)))


class Node:
    def __init__(self, *held):
        self.a, self.b = held

    def method(self):
        pass


class Last(Node):
    def __del__(self):
        log.append('.')


class Slots:
    __slots__ = 'b', 'a'

    def __init__(self, *held):
        self.a, self.b = held


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyTuple(tuple):
    pass


def generator(a, b):
    yield a


def started(a, b):
    g = generator(a, b)
    next(g)
    return g


def cell(a, b):
    return lambda: (a, b)


def defaults(a, b):
    def f(x=a, *, y=b):
        pass
    return f


def context(a, b):
    e = ValueError(b)
    e.__context__ = a if isinstance(a, BaseException) else KeyError(a)
    return e


def traceback(a, b):
    try:
        held = a, b
        raise KeyError
    except KeyError as e:
        return e


refs = []
KINDS = [
    ('list', lambda a, b: [a, b]), ('tuple', lambda a, b: (a, b)),
    ('dict', lambda a, b: {1: a, 2: b}), ('dict keys', lambda a, b: {b: 1, 'a': a}),
    ('set', lambda a, b: frozenset((1, a))), ('instance', Node), ('__del__', Last),
    ('instance with dict', lambda a, b: (n := Node(a, b), n.__dict__)[0]),
    ('slots', Slots), ('method', lambda a, b: Node(a, b).method),
    ('partial', lambda a, b: partial(print, a, k=b)), ('generator', started),
    ('new generator', generator), ('cell', cell), ('defaults', defaults),
    ('deque', lambda a, b: deque((a, b))), ('OrderedDict', lambda a, b: OrderedDict(a=a, b=b)),
    ('defaultdict', lambda a, b: defaultdict(b.__init__, a=a)),
    ('derived list', lambda a, b: MyList((a, b))), ('derived dict', lambda a, b: MyDict(a=a, b=b)),
    ('derived tuple', lambda a, b: MyTuple((a, b))),
    ('builtin method', lambda a, b: [a, b].append), ('list iterator', lambda a, b: iter([a, b])),
    ('dict items', lambda a, b: {1: a, 2: b}.items()), ('zip', lambda a, b: zip([a], [b])),
    ('map', lambda a, b: map(b.__init__, [a])), ('slice', slice), ('context', context),
    ('property', property), ('traceback', traceback),
    ('two', lambda a, b: [(a, b), {1: b}]), ('mixed', lambda a, b: {1: ([b], Node(a, b))})]
# Their deaths do not count in CPython's bound of nested ones.
FLAT = {'method', 'partial', 'generator', 'new generator', 'cell', 'defaults', 'deque',
        'defaultdict', 'zip', 'map', 'slice', 'property', 'traceback', 'dict items'}
MIXED = [kind for kind in KINDS if kind[0] not in FLAT | {'set', 'dict keys'}]


def show(name, depth):
    print(name, depth, len(log), *log)
    log.clear()
    refs.clear()


for name, make in KINDS:
    for mark in D, W:
        for depth in (1, 2, 3, 10) if name in FLAT else (1, 2, 3, 24, 26, 51, 120):
            x = None
            for i in range(depth):
                x = make(x, mark(i))
            del x
            show(name, depth)
for n, (name, make) in enumerate(MIXED):
    other, second = MIXED[(n * 7 + 3) % len(MIXED)]
    x = None
    for i in range(150):
        x = (make if i % 3 else second)(x, D(i))
    x = None
    show(name + ' and ' + other, 150)
x = [D(i) for i in range(5)]
x[1:3] = [D(5)]
show('slice', 0)
del x[::2]
show('step', 0)
x.clear()
show('clear', 0)
x = {i: D(i) for i in range(5)}
x[2] = None
x.pop(3)
x.update({0: 1})
show('update', 0)
x.clear()
show('clear', 0)
a, b, c = D('a'), D('b'), D('c')
a.b, b.c, c.a = b, c, a
del a, b, c
print(gc.collect())
show('ring', 0)
x = Last(None, [D(1), W(2)])
x.a = x
x.b[1].back = x
del x
print(gc.collect())
show('ring of Last', 0)
