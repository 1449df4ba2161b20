# What the containers of collections tell about themselves, copies, arguments.
import copy
from collections import (ChainMap, Counter, OrderedDict, UserDict, UserList,
                         UserString, defaultdict, namedtuple)


def tried(call, *args, **kwds):
    try:
        print(repr(call(*args, **kwds)))
    except Exception as e:
        print(type(e).__name__, e)


class Told(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def update(self, *args, **kwds):
        raise AttributeError("not asked for")


class Slotted(OrderedDict):
    __slots__ = "mark",


class Missing(OrderedDict):
    def __missing__(self, key):
        return "missing"


d = Told([("a", 1)], b=2)
d.extra = [1]
print(d.setdefault("a", 9), d.setdefault("c", 3), d)
print(copy.copy(d).extra is d.extra, copy.deepcopy(d).extra is d.extra)
s = Slotted(x=1)
s.mark = "kept"
print(copy.copy(s).mark, copy.deepcopy(s).mark, s.__reduce__()[2])
tried(Missing().pop, 1)
tried(Missing().pop, 1, 2)
print(Missing()[1])
for wrong in [1], [(1,)], [()], ["abc"], 5:
    tried(OrderedDict, wrong)
tried(OrderedDict, {}, {})
tried(OrderedDict().update, {}, {})
d = OrderedDict.fromkeys("abc")
d.move_to_end("c", last=False)
print(d, d.popitem(last=False), d == {"b": None, "a": None},
      d == OrderedDict(b=None, a=None), d != OrderedDict(b=None, a=None))
d["self"] = d
print(d)

d = defaultdict(list, a=1)
d["b"].append(d)
print(d, d | {"c": 3}, {"c": 3} | d, d.copy() == d)
d.default_factory = d.__missing__
tried(defaultdict, 1)
tried(defaultdict().__missing__, 5)

c, e = Counter(a=3, b=-1, z=0), Counter(a=1, b=2, c=-1, d=4)
print(c + e, c - e, c | e, c & e, +c, -c, c == Counter(a=3, b=-1), c < e)
for change in "__iadd__", "__isub__", "__ior__", "__iand__":
    print(getattr(Counter(c), change)(e), getattr(c, "__add__")({}))
    tried(getattr(Counter(c), change), 1)
print(type(c.elements()).__name__, c.most_common(0), c.most_common(1))
tried(Counter.fromkeys, "a")
tried(next, Counter(a=1.5).elements())

m = ChainMap({"a": 1}, {"b": 2, "a": 3})
print(list(m), m | {"x": 1}, {"x": 1} | m, m.new_child(y=1), m.parents)
for call in m.__getitem__, m.__delitem__, m.pop:
    tried(call, "b" if call != m.__getitem__ else "q")
tried(ChainMap().popitem)
m["m"] = m
print(m)


class Loud(UserDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


u = Loud(a=1)
u.extra = [1]
print(u.copy().extra is u.extra, copy.copy(u), type(u | {}), u | {"b": 2})
tried(lambda: u | 1)

x = UserList([3, 1, 2])
print(x + (1,), [1] + x, 2 * x, x[:2], type(x[:2]), x < [4], [3, 1, 2] == x)
tried(hash, x)
tried(x.append)
tried(x.sort, key=str, reverse=True)
tried(lambda: x + 1)

t = UserString("hello")
tried(t.encode, None, None)
tried(t.count, sub="l", end=3)
tried(t.replace, old="l", new=UserString("L"), maxsplit=1)
tried(t.split, sep="l", maxsplit=1)
tried(t.find, UserString("l"), 3)
tried(t.index, UserString("l"))
tried(t.center)
tried(t.upper, 1)
tried(t.removeprefix, UserString("he"))
tried(t.format_map, {})
print(t.count.__name__, UserString.count.__qualname__, t + 1, 1 + t, t % ())

P = namedtuple("P", "x y z", defaults=(2, 3))
p = P(1)
print(p, P._field_defaults, P.__new__.__qualname__, P._replace.__doc__)
for call in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P._make([1]),
             lambda: p._replace(q=1), lambda: p._replace(1),
             lambda: setattr(p, "x", 1), lambda: P.x.__get__(5),
             lambda: namedtuple("P", "x", defaults=(1, 2)),
             lambda: namedtuple("P", "x x"), lambda: namedtuple("P", "_x"),
             lambda: namedtuple("class", "x"), lambda: namedtuple("P", "1"),
             lambda: namedtuple("P", "x def _y x 1", rename=True)._fields,
             lambda: namedtuple("Z", "")(), lambda: namedtuple("O", "o")(1)):
    tried(call)
