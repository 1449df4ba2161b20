# Classes derived from OrderedDict and defaultdict, and keys that interfere.
from collections import OrderedDict as O, defaultdict, UserDict
import copy, gc, sys


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args)


class D(O):
    def __getitem__(self, k):
        print('get', k); return super().__getitem__(k)

    def __delitem__(self, k):
        print('del', k); return super().__delitem__(k)

    def __contains__(self, k):
        print('in', k); return super().__contains__(k)

    def __setitem__(self, k, v):
        print('set', k); return super().__setitem__(k, v)

    def __missing__(self, k):
        print('miss', k); return 4

    def __iter__(self):
        print('iter'); return super().__iter__()

    def items(self):
        print('items'); return super().items()

    def keys(self):
        print('keys'); return super().keys()


d = D(a=1, b=2)
for f in (lambda: d.pop('a'), lambda: d.popitem(), lambda: d.pop('x', 3), lambda: d.pop('x'), lambda: d['x'], lambda: d.setdefault('q', 3), lambda: d.setdefault('q'), lambda: d.update(z=3), lambda: d.update({'y': 1}), lambda: d.update([('w', 1)]), lambda: d.update(D(v=1)), lambda: d | {'w': 1}, lambda: {'w': 1} | d, lambda: d.__ior__({'u': 1}), lambda: d.copy(), lambda: d == d, lambda: d == {'q': 3}, lambda: D.fromkeys('ab'), lambda: d, lambda: d.__reduce__()[:4], lambda: copy.copy(d), lambda: copy.deepcopy(d), lambda: {**d}, lambda: dict(d), lambda: list(reversed(d)), lambda: d.move_to_end('q'), lambda: delattr(d, 'x')):
    t(f)
d.extra = 1
print(d.__reduce__()[:4], sys.getsizeof(d), D.__basicsize__, D.__dictoffset__, D.__weakrefoffset__, vars(d), gc.get_referents(O()), gc.is_tracked(D()))


class S(O):
    __slots__ = ('one', 'two')


s = S(a=1); s.one = 2; s.more = 3
print(s, S.__basicsize__, sys.getsizeof(s), vars(s), s.__reduce__()[:4], copy.copy(s).one)


class LRU(O):
    def __init__(self, size, /, *args, **kwds):
        self.size = size
        super().__init__(*args, **kwds)

    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            del self[next(iter(self))]


c = LRU(3, a=1, b=2, c=3); c['a']; c['d'] = 4
print(c)
t(lambda: list(c.items())); t(lambda: list(c)); t(lambda: dict(c)); t(lambda: [c[k] for k in c])


class Key:
    def __init__(self, n, h=1):
        self.n, self.h = n, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        log.append((self.n, getattr(other, 'n', other)))
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return 'K%d' % self.n


log = []
o = O((Key(i), i) for i in range(6))
print(len(log), log[-3:]); log.clear()
print(o, len(log)); log.clear()
o.move_to_end(Key(2)); print(list(o), len(log)); log.clear()
print(o.pop(Key(4)), list(o), log); log.clear()
print(o == O(o), len(log)); log.clear()
o[Key(9)] = 9; print(list(o), len(log)); log.clear()
print(o.copy(), len(log)); log.clear()
del o[Key(0)]; print(list(o), log); log.clear()
print(o.popitem(), o.popitem(False), list(o), log)


class Bad:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError('compared')


o = O([(1, 2)])
t(lambda: o.__setitem__(Bad(), 1)); t(lambda: o.pop(Bad())); t(lambda: o.move_to_end(Bad())); t(lambda: Bad() in o); print(o, len(o))
a, b = O([(Bad(), 1)]), O([(Bad(), 1)])
t(lambda: a == b)


class Unhashable:
    hashes = 0

    def __repr__(self):
        return 'U'

    def __hash__(self):
        Unhashable.hashes += 1
        if Unhashable.hashes > 1:
            raise TypeError('no more')
        return 5


k = Unhashable()
o = O([(k, 1), (2, 3)])
t(lambda: list(o)); t(lambda: o.popitem(False)); print(o)


class Pairs:
    def __init__(self, items):
        self.given = items

    def items(self):
        return self.given


class Keys(Pairs):
    def keys(self):
        return [1, 2]

    def __getitem__(self, k):
        return k * 10


print(O(Pairs([(1, 2)])), O(Keys(())), O(UserDict(a=1)))
t(lambda: O(Pairs(5)))


class Broken(dict):
    def keys(self):
        raise AttributeError('keys')


t(lambda: O(Broken(a=1)))

# defaultdict
dd = defaultdict
print(dd.__basicsize__, dd.__dictoffset__, dd.__mro__, sorted((k, type(v).__name__) for k, v in vars(dd).items() if k != '__doc__'))
d = dd(list, a=[1])
print(d, gc.get_referents(d), gc.is_tracked(dd()), [sys.getsizeof(dd(None, dict.fromkeys(range(n)))) for n in (0, 1, 5, 6, 11)])
for f in (lambda: dd(1), lambda: dd(list, 1), lambda: dd(list, 1, 2), lambda: dd(factory=1), lambda: dd.__missing__({}, 1), lambda: dd()[(1, 2)], lambda: dd()['x'], lambda: dd(None)[1], lambda: dd(list) | 1, lambda: 1 | dd(list), lambda: dd(list).__or__({1: 2}), lambda: {1: 2} | dd(int, a=1), lambda: dd(int) | dd(str, b=1), lambda: dd(None).__reduce__()[:4], lambda: dd(int, a=1).__reduce__()[:4], lambda: list(dd(int, a=1).__reduce__()[4]), lambda: dd.__init__(d, int), lambda: d, lambda: d.copy(), lambda: copy.copy(d), lambda: copy.deepcopy(d), lambda: d.__copy__() is d, lambda: d['new'], lambda: d, lambda: d.get('nope'), lambda: dd.fromkeys('ab'), lambda: dd[int], lambda: d.__dict__, lambda: setattr(d, 'x', 1), lambda: d == {'a': [1], 'new': 0}):
    t(f)
d = dd(); print(d.default_factory); d.default_factory = 3; t(lambda: d[1]); del d.default_factory; print(d.default_factory, d)
d |= {1: 2}; print(d, type(d))
f = object(); n = sys.getrefcount(f); d.default_factory = f; print(sys.getrefcount(f) - n); d = None; print(sys.getrefcount(f) - n)


class M(dd):
    def __missing__(self, k):
        return 'm', k

    def f(self):
        return self


m = M(int); print(m[1], m, m.copy(), type(m.copy())); m.default_factory = m.f; print(m); m.default_factory = m.__missing__; print(m)


class X:
    def __repr__(self):
        return 'X(%r)' % self.d

    def __call__(self):
        del self.d.default_factory
        return 'made'


x = X(); x.d = dd(x); print(x.d, x.d['k'], x.d)


class Same(dd):
    def __init__(self, *args):
        super().__init__(*args)


t(lambda: Same(int, a=1) if 0 else Same(int) | {'z': 1}); t(lambda: Same(int).copy())
