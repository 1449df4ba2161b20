# SPDX-License-Identifier: GPL-2.0
# How often and in which order containers ask keys and numbers, and what comes
# of a message whose repr() raises.
import array
import collections
import operator


class Key:
    def __init__(self, n, fails=()):
        self.n = n
        self.fails = fails

    def note(self, what, *rest):
        print('   ', what, self.n, *rest)
        if what in self.fails:
            raise LookupError(what)

    def __hash__(self):
        self.note('hash')
        return 0

    def __eq__(self, other):
        self.note('eq', getattr(other, 'n', other))
        return self.n == getattr(other, 'n', other)

    def __index__(self):
        self.note('index')
        return self.n

    def __float__(self):
        self.note('float')
        return self.n + .5

    def __repr__(self):
        self.note('repr')
        return f'Key({self.n})'


class Iterated(dict):
    def __iter__(self):
        return dict.__iter__(self)


class Mapping:
    def __init__(self, items):
        self.items = items

    def keys(self):
        return list(self.items)

    def __getitem__(self, key):
        print('    get', key.n if isinstance(key, Key) else key)
        return self.items[key]


def show(what, function, *args):
    print(what)
    try:
        result = function(*args)
    except Exception as e:
        said = [a if isinstance(a, str) else type(a).__name__ for a in e.args]
        print(type(e).__name__, said, type(e.__context__).__name__)
    else:
        print(result)


for kind in collections.OrderedDict, dict, Iterated, Mapping:
    def both():
        other = {Key(4): 3, Key(5): 6, 0: 7}
        return {Key(4): 1, 0: 2}, kind(other)

    print('----', kind.__name__)
    a, b = both()
    show('display', lambda: {**a, **b})
    show('update', a.update, b)
    show('dict', dict, b)
    show('or', operator.or_, a, b)
    show('ior', operator.ior, a, b)
    show('call', lambda: dict(**b))
    ordered = collections.OrderedDict(a)
    show('ordered', ordered.update, b)
print('---- counts')
show('Counter', collections.Counter, [Key(1), Key(2), Key(1)])
counts = collections.Counter()
show('count again', counts.update, [Key(1), Key(2, ['eq'])])
print(len(counts))


class Tally(collections.Counter):
    def get(self, key, default=None):
        print('    get', key.n)
        return super().get(key, default)


show('Tally', Tally, [Key(1), Key(1)])
print('---- OrderedDict')
ordered = collections.OrderedDict()
show('new', ordered.__setitem__, Key(1), 1)
show('other', ordered.__setitem__, Key(2), 2)
show('same', ordered.__setitem__, Key(1), 3)
fails = 0


class Late(Key):
    def __eq__(self, other):
        global fails
        fails += 1
        self.note('eq', other.n)
        if fails == 3:
            raise LookupError('late')
        return self.n == other.n


ordered = collections.OrderedDict()
show('late', ordered.__setitem__, Late(1), 1)
show('late', ordered.__setitem__, Late(1), 2)
show('late', ordered.__setitem__, Late(1), 3)
print(len(ordered), dict.__len__(ordered))
print('---- numbers')
for code in 'bIqd':
    numbers = array.array(code)
    show('append', numbers.append, Key(3))
    show('insert', numbers.insert, 0, Key(4))
    show('extend', numbers.extend, [Key(5)])
    show('store', numbers.__setitem__, 0, Key(6))
    show('at', numbers.__setitem__, Key(1), 7)
    show('all', numbers.tolist)
for items in [1, 2, 3], collections.deque([1, 2, 3]), bytearray(b'123'):
    show('get', items.__getitem__, Key(1))
    show('set', items.__setitem__, Key(1), 9)
    show('set', operator.setitem, items, Key(2), 9)
    show('del', items.__delitem__, Key(0))
    show('far', items.__setitem__, Key(1 << 70), 9)
    show('far', items.__delitem__, Key(-1 << 70))
print('---- messages')
silent = Key(1, ['repr'])
show('list', [1].index, silent)
show('deque', collections.deque([1]).index, silent)
show('tuple', (1,).index, silent)
show('remove', [].remove, silent)
show('dict', {}.__getitem__, silent)
show('set', set().remove, silent)
show('move', collections.OrderedDict().move_to_end, silent)
show('format', '%r %s'.__mod__, (silent, 1))
show('int', int, 'x', silent)
show('join', ''.join, [silent])
