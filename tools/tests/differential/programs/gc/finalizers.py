# __del__: when it runs, how often, and what it may do.
import gc
import weakref


class A:
    def __init__(self, n, *more):
        self.n = n
        self.more = more

    def __del__(self):
        print("del", self.n)


a = A(1)
del a
A(2)
a = A(3)
a = A(4)
a = None


def ring(*names):
    objs = [A(n) for n in names]
    for i, o in enumerate(objs):
        o.next = objs[(i + 1) % len(objs)]


ring("x")
gc.collect()
ring("a", "b", "c")
gc.collect()
A("outer", A("inner 1"), A("inner 2"))
items = [A(i) for i in range(3)]
del items
held = {"k%d" % i: A("v%d" % i) for i in range(3)}
held.clear()

kept = []


class Phoenix:
    def __init__(self):
        self.me = self

    def __del__(self):
        print("rises")
        kept.append(self)


Phoenix()
gc.collect()
print(len(kept), gc.is_finalized(kept[0]))
kept.clear()
gc.collect()
print("gone for good")


class Quick:
    def __del__(self):
        print("quick")
        kept.append(self)


q = Quick()
w = weakref.ref(q, lambda ref: print("callback", ref()))
del q
print(len(kept), w() is None, gc.is_finalized(kept[0]))
kept.clear()
print("after", len(kept))


class Slots:
    __slots__ = ("z", "a", "m", "__weakref__")

    def __del__(self):
        print("slots")


s = Slots()
s.z, s.a, s.m = A("z"), A("a"), A("m")
w = weakref.ref(s, lambda ref: print("weak first"))
del s


class Base:
    def __del__(self):
        print("Base.__del__")


class Derived(Base):
    def __del__(self):
        print("Derived.__del__")
        super().__del__()


Derived()


class Late:
    pass


o = Late()
Late.__del__ = lambda self: print("patched in")
del o


# one finalizer changes what another sees; both still run once
class Peer:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        other = self.__dict__.pop("other", None)
        print(self.name, "sees", other.name if other else None)


def peers():
    p, q = Peer("p"), Peer("q")
    p.other, q.other = q, p


peers()
gc.collect()


def deep(n):
    node = None
    for i in range(n):
        new = Late()
        new.next = node
        node = new
    return node


del Late.__del__
d = deep(100000)
del d
print("deep instance chain dropped")
t = ()
for i in range(100000):
    t = (t,)
del t
f = None
for i in range(50000):
    f = (lambda f: lambda: f)(f)
del f
e = None
for i in range(50000):
    new = ValueError()
    new.__context__ = e
    e = new
del e, new


m = None
for i in range(50000):
    m = {"m": m, "l": [m]} if i % 2 else {m and 1: m}
del m
print("all of it")
at_exit = A("at exit")
at_exit_cycle = A("in a cycle at exit")
at_exit_cycle.me = at_exit_cycle
