# WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "Thing(%r)" % self.name

    def method(self):
        return "method of " + self.name


a, b, c = Thing("a"), Thing("b"), Thing("c")

d = weakref.WeakValueDictionary()
d["a"] = a
d["b"] = b
d["temporary"] = Thing("t")
print(len(d), sorted(d), "temporary" in d, d["a"], d.get("x"), d.get("x", 1))
print(sorted(d.items(), key=lambda i: i[0]), list(d.values()))
for key in ("x", "temporary"):
    try:
        d[key]
    except KeyError as e:
        print("KeyError", e)
print([r() for r in d.valuerefs()], d.pop("b"), d.pop("b", None), len(d))
print(d.setdefault("c", c), d.setdefault("c", a), dict(d), d == {"a": a, "c": c})
e = d.copy()
d.update({"b": b}, z=a)
print(sorted(d), sorted(e), (d | {"q": a}) == {"a": a, "c": c, "b": b, "z": a, "q": a})
try:
    d["bad"] = 5
except TypeError as err:
    print(err)
gone = Thing("gone")
d["gone"] = gone
for key in d:
    if key == "gone":
        pass
    gone = None
print("gone" in d, len(d))
print(d.popitem()[0], len(d))
d.clear()
print(len(d), list(d))

k = weakref.WeakKeyDictionary()
k[a] = 1
k[b] = [2]
k[Thing("t")] = 3
print(len(k), k[a], k.get(c), k.get(c, 0), a in k, c in k, 5 in k)
print(sorted(k.values(), key=str), sorted(x.name for x in k), sorted(x().name for x in k.keyrefs()))
k[a] = 10
print(k[a], k.pop(b), len(k), k.setdefault(c, 4), len(k))
del k[c]
try:
    k[c]
except KeyError as err:
    print("KeyError")
print(k == {a: 10}, k.copy() == k)

s = weakref.WeakSet([a, b])
s.add(c)
s.add(Thing("t"))
print(len(s), a in s, Thing("x") in s, 5 in s, sorted(x.name for x in s))
s.discard(c)
s.remove(b)
try:
    s.remove(b)
except KeyError:
    print("KeyError")
t = weakref.WeakSet([a, c])
print(len(s | t), len(s & t), len(t - s), len(s ^ t), s <= t, s < t, t >= s, s == t, s.isdisjoint(t))
s |= t
print(len(s), s == t, s.pop() in (a, c), len(s))
s.clear()
try:
    s.pop()
except KeyError as err:
    print(err)

m = weakref.WeakMethod(a.method, lambda ref: print("method gone"))
print(m()(), m == weakref.WeakMethod(a.method), m() == a.method, hash(m) == hash(m))
try:
    weakref.WeakMethod(len)
except TypeError as err:
    print(err)


class Ref(weakref.ref):
    def __init__(self, ob, callback=None, **extra):
        super().__init__(ob, callback)
        self.extra = extra

    def __call__(self):
        ob = super().__call__()
        return ob, self.extra


r = Ref(b, None, x=1)
print(r(), weakref.getweakrefcount(b) >= 1, r is not Ref(b), isinstance(r, weakref.ref))


def farewell(*args, **kwargs):
    print("farewell", args, sorted(kwargs.items()))


f = weakref.finalize(b, farewell, 1, 2, three=3)
g = weakref.finalize(c, farewell, "at exit")
h = weakref.finalize(c, farewell, "not at exit")
h.atexit = False
print(f.alive, f.atexit, f.peek()[2:], g.detach() is not None, g.alive, g.peek(), g.detach())
g = weakref.finalize(c, farewell, "at exit again")
del b
print(f.alive, f(), r())
del a
gc.collect()
print(m(), len(k), list(k.items()))

# cycles through weak containers
n = Thing("cycle")
n.me = n
v = weakref.WeakValueDictionary(n=n)
w = weakref.WeakSet([n])
weakref.finalize(n, print, "cycle finalized")
del n
print(gc.collect() > 0, dict(v), len(w))
print("end")
