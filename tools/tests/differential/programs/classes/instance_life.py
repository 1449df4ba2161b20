# Attributes of instances: counts, the collector, the order they die in.
import gc
import sys
import weakref

gc.collect()
gc.disable()


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n, end="; ")


class A:
    pass


# counts
v = object()
a, b = A(), A()
print(sys.getrefcount(v), sys.getrefcount(A))
a.x = v
b.x = v
print(sys.getrefcount(v))
a.__dict__
print(sys.getrefcount(v))
c = a.__dict__.copy()
print(sys.getrefcount(v))
del a
print(sys.getrefcount(v), sys.getrefcount(A))
b.x = None
print(sys.getrefcount(v))
c.clear()
print(sys.getrefcount(v))
name = "".join(["some", "name"])
setattr(b, name, 1)
key = [k for k in b.__dict__ if k == name][0]
print(key is sys.intern(name), sys.getrefcount(key) - sys.getrefcount(name))

# order of dying: that of the table, or of insertion for a table of its own
class B:
    pass


x = B()
x.a, x.b, x.c = D("a1"), D("b1"), D("c1")
del x
print()
x = B()
x.c, x.b, x.a = D("c2"), D("b2"), D("a2")
del x
print()
x = B()
x.c, x.b, x.a = D("c3"), D("b3"), D("a3")
x.__dict__
del x
print()
x = B()
x.c, x.b, x.a = D("c4"), D("b4"), D("a4")
x.__dict__[0] = D("own")
del x
print()
x = B()
x.c, x.b, x.a = D("c5"), D("b5"), D("a5")
x.__dict__.clear()
print("cleared")
x.b = D("b6")
x.b = D("b7")
print("rebound")
del x.b
print("deleted")
x.a = D("a8")
x.__dict__ = {}
print("replaced")

# what a deallocation sees
class Owner:
    def __init__(self):
        self.parts = [1, 2]
        self.late = D("late")

    def __del__(self):
        print("owner", sorted(self.__dict__), end="; ")
        self.more = 1


o = Owner()
del o
print()


class Keeps:
    def __del__(self):
        global kept
        kept = self


k = Keeps()
k.a = D("kept")
del k
print(list(kept.__dict__))
kept.b = 2
del kept
print()

# the collector
print(gc.collect())
a = A()
a.me = a
del a
print(gc.collect())
a = A()
a.me = a
a.__dict__
del a
print(gc.collect())
a, b = A(), A()
a.b, b.a = b, a
a.l = [a]
w = weakref.ref(a, lambda r: print("dead", end=" "))
del a, b
print(gc.collect(), w())
a = A()
a.d = a.__dict__
del a
print(gc.collect())


class Cyc:
    def __init__(self, n):
        self.self = self
        self.n = n

    def __del__(self):
        print("cyc", self.n, sorted(vars(self)), end="; ")


for n in range(3):
    Cyc(n)
print(gc.collect())
print(gc.collect())


class Back:
    def __init__(self):
        self.me = self
        self.data = [1]

    def __del__(self):
        global back
        back = self


Back()
print(gc.collect(), back.__dict__.keys(), back.me is back)
del back
print(gc.collect())

# what is tracked
a = A()
print(gc.is_tracked(a), gc.is_tracked(a.__dict__))
a.x = 1
print(gc.is_tracked(a.__dict__))
a.x = []
print(gc.is_tracked(a.__dict__))
a = A()
a.x, a.y = (), "text"
print(gc.is_tracked(a.__dict__))
a = A()
a.x = [1]
print(gc.is_tracked(a.__dict__), gc.is_tracked(a.__dict__.copy()))
a.x = 1
gc.collect()
print(gc.is_tracked(a.__dict__))

# referents and referrers
v = ["v"]
a = A()
a.x = v
a.y = 7
print([type(r).__name__ for r in gc.get_referents(a)])
print([r is a for r in gc.get_referrers(v) if r is not globals()])
a.__dict__
print([type(r).__name__ for r in gc.get_referents(a)])
print([r is a.__dict__ for r in gc.get_referrers(v) if r is not globals()])

# counts of the collector
def young():
    return gc.get_count()[0]


a = v = key = None
for k in range(2):
    counts = []
    gc.collect()
    counts.append(young())
    l = [A() for i in range(10)]
    counts.append(young())
    l = None
    counts.append(young())
    for i in range(5):
        a = A()
        a.x = i
        counts.append(young())
        a.__dict__
        counts.append(young())
    a = None
    counts.append(young())
print(counts)


# many names, through the same code
class Many:
    pass


def fill(o, order):
    for name in order:
        setattr(o, name, name)
    return o


names = ["k%d" % i for i in range(12)]
for i in range(30):
    o = fill(Many(), names[i % 12:] + names[:i % 12])
    for name in names[::3]:
        delattr(o, name)
    o.k0 = i
    if i % 7 == 0:
        print(list(o.__dict__), sys.getsizeof(o.__dict__))


# caches: the same instruction sees instances in every form
class N:
    cls = "class"

    def m(self):
        return "method"


def read(o):
    try:
        return o.cls, o.at, o.m()
    except AttributeError as e:
        return str(e)


def write(o, v):
    o.at = v
    return o


forms = []
for i in range(12):
    o = N()
    if i % 4 == 1:
        o.__dict__
    if i % 4 == 2:
        o.__dict__[i] = i
    if i % 4 == 3:
        for k in range(40):
            setattr(o, "z%d" % k, k)
    forms.append(write(o, i))
for k in range(3):
    for o in forms:
        print(read(o)[:2], end=" ")
    print()
    for o in forms:
        write(o, -1)
forms[0].cls = "own"
forms[1].m = lambda: "own method"
forms[5].__dict__["m"] = lambda: "dict method"
del forms[2].at
print([read(o) for o in forms])
N.at = property(lambda self: "prop")
print([read(o) for o in forms])
del N.at, N.cls
print([read(o) for o in forms])
