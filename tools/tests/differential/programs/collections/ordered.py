# collections.OrderedDict: layout, every method, iterators, views, copies.
from collections import OrderedDict as O
import copy, gc, sys, weakref


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args)


def delete(o, k):
    del o[k]


print(O.__basicsize__, O.__dictoffset__, O.__weakrefoffset__, O.__mro__, O.__module__, O.__qualname__, repr(O), O.__hash__)
for T in O, type(iter(O())), type(O().keys()), type(O().values()), type(O().items()):
    print(T, T.__basicsize__, T.__base__, sorted((k, type(v).__name__) for k, v in vars(T).items() if k != '__doc__'))
print([sys.getsizeof(O.fromkeys(range(n))) for n in range(24)])
print([sys.getsizeof(O.fromkeys(map(str, range(n)))) for n in range(24)])
o = O(a=1, b=2, c=3)
for step in (lambda: o.pop('a'), lambda: o.move_to_end('b'), lambda: o.popitem(last=False), lambda: o.update(d=4, e=5, f=6, g=7), o.clear, lambda: o.setdefault('x')):
    t(step)
    print(o, len(o), sys.getsizeof(o))
o = O(a=1, b=2, c=3)
for k in (1, 2), 'z', 1.5:
    t(lambda: o.pop(k)); t(lambda: o.pop(k, 'd')); t(lambda: o.move_to_end(k)); t(lambda: O().move_to_end(k)); t(lambda: delete(o, k)); t(lambda: o[k])
t(lambda: o.pop([])); t(lambda: o.pop([], 1)); t(lambda: O().pop([])); t(lambda: o.move_to_end([])); t(lambda: o.setdefault([], 1)); t(lambda: delete(o, [])); t(lambda: O.__setitem__(o, [], 1))
for f in (lambda: o.popitem(0), lambda: o.popitem(last=''), lambda: o.pop(), lambda: o.pop(1, 2, 3), lambda: o.pop(key=1), lambda: o.pop(key=1, default=2), lambda: o.setdefault(), lambda: o.setdefault(key='n', default=4), lambda: o.move_to_end(last=1), lambda: o.move_to_end('n', 0), lambda: O(1, 2), lambda: O(5), lambda: O([5]), lambda: O([(1,)]), lambda: O([()]), lambda: O([(1, 2, 3)]), lambda: O(['ab', [3, 4]]), lambda: o.update(1, 2), lambda: O.update(), lambda: O.fromkeys(), lambda: O.fromkeys('ab', value=3), lambda: O.fromkeys(iterable='ab'), lambda: O.fromkeys(5), lambda: o.copy(1), lambda: o.keys(1), lambda: O.keys({}), lambda: hash(o), lambda: o | 1, lambda: 1 | o, lambda: o.__or__(1), lambda: o.__ror__({'a': 9}), lambda: o.__ior__([(1, 2)]), lambda: o.__lt__(o), lambda: o < o, lambda: o == 1, lambda: o != {}, lambda: o.__eq__(1), lambda: O.__new__(O), lambda: O.__new__(int), lambda: dict.__new__(O), lambda: setattr(o, '__dict__', {'q': 1}), lambda: (o.q, vars(o)), lambda: delattr(o, '__dict__'), lambda: setattr(o, '__dict__', 1), lambda: O.__init__(o, {'new': 1}), lambda: o):
    t(f)
print({'z': 0} | O(a=1), O(a=1) | {'a': 2, 'b': 3}, type({} | O()), type(O() | {}))
print(O(a=1, b=2) == O(b=2, a=1), O(a=1, b=2) == {'b': 2, 'a': 1}, {'b': 2, 'a': 1} == O(a=1, b=2), O() == O(), O(a=1) != O(a=1), O(a=1) == O(a=1, b=2))
# what iterators say while and after the keys move
for change in (lambda o: o.clear(), lambda o: o.move_to_end('a'), lambda o: o.move_to_end('c'), lambda o: o.pop('c'), lambda o: o.update(d=1), lambda o: o.update(a=9), lambda o: (o.pop('c'), o.update(z=1)), lambda o: o.clear() or o.update(x=1, y=2, z=3)):
    for make in iter, reversed, O.items, O.values, lambda o: reversed(o.items()), lambda o: reversed(o.values()), lambda o: reversed(o.keys()):
        o = O(a=1, b=2, c=3)
        it = iter(make(o))
        next(it)
        change(o)
        t(lambda: next(it)); t(lambda: next(it)); t(lambda: it.__reduce__()); t(lambda: list(it))
o = O([(1, 2), ((3,), [4]), ('k', o)])
o.attr = 5
print(gc.get_referents(o), gc.is_tracked(o), gc.is_tracked(O()), gc.is_tracked(o.keys()))
for make in iter, reversed, O.items, O.values, O.keys, lambda o: iter(o.items()):
    v = make(o)
    print(type(v), sys.getsizeof(v), gc.get_referents(v))
it = iter(o.items()); a = next(it); b = next(it)
print(a, b, a is b, it.__reduce__(), next(it), it.__reduce__(), list(it), it.__reduce__())
k = object()
n = sys.getrefcount(k)
o[k] = k
print(sys.getrefcount(k) - n); o.move_to_end(k, False); print(sys.getrefcount(k) - n); o.popitem(False); print(sys.getrefcount(k) - n)
o = O(a=1, b=2)
print(o.keys(), o.values(), o.items(), o.keys().mapping, o.keys() & {'a'}, o.keys() - 'a', o.items() ^ {('a', 1), ('c', 3)}, o.items() ^ O(a=1).items(), o.keys() == {'a', 'b'}, o.keys() <= o.keys(), o.keys().isdisjoint('xyz'), isinstance(o.keys(), type({}.keys())), ('a', 1) in o.items(), 1 in o.values())
match o:
    case {'a': x, **rest}:
        print('mapping', x, rest)
match o:
    case O(x):
        print('self', x is o)
print({**o}, dict(o), list(o.__reduce__()[:4]), o.__reduce_ex__(2)[:4], (lambda **k: k)(**o))
o.attr = [1]
c, d = copy.copy(o), copy.deepcopy(o)
print(c, d, vars(c), vars(d), c.attr is o.attr, d.attr is o.attr, o.copy(), vars(o.copy()), o.__reduce__()[:4], o.__getstate__())
r = weakref.ref(o, lambda r: print('gone'))
print(r() is o, weakref.proxy(o)['a'])
del o, c, d
print(r())
o = O(); o['self'] = o; print(o); o['v'] = o.values(); print(o); o['i'] = o.items(); print(o)
o.me = o
del o
print(gc.collect() > 0)
# dict's own methods behind its back
o = O(a=1, b=2, c=3)
dict.__setitem__(o, 'z', 9); print(o, len(o), list(o), list(dict.items(o))); t(lambda: o.pop('z')); t(lambda: o.pop('z', 5)); t(lambda: o.popitem()); print(o)
o = O(a=1, b=2, c=3)
dict.__delitem__(o, 'b')
t(lambda: list(o)); t(lambda: o); t(lambda: o.copy()); t(lambda: o.pop('b')); t(lambda: o.popitem(last=False)); t(lambda: list(o)); t(lambda: o.popitem()); print(len(o))
o = O(a=1, b=2, c=3); dict.clear(o); t(lambda: list(o)); t(lambda: repr(o)); t(lambda: o.popitem()); o['n'] = 1; t(lambda: o); t(lambda: list(o))
o = O.fromkeys(range(100)); o.move_to_end(50); o.move_to_end(20, last=False)
for i in range(0, 100, 3): del o[i]
print(o, sys.getsizeof(o)); o.update(dict.fromkeys(range(6))); print(list(o), list(reversed(o)), sys.getsizeof(o), sys.getsizeof(o.copy()))
