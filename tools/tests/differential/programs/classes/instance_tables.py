# Attributes of instances: one table of names for a class, values for each
# instance, and when an instance gets a dict, or a table, of its own.
import gc
import sys


def size(o):
    return sys.getsizeof(o.__dict__)


class A:
    pass


print("class", sys.getsizeof(A), "instance", sys.getsizeof(A()))
sizes = []
for i in range(40):
    a = A()
    a.x = a.y = a.z = i
    sizes.append((sys.getsizeof(a), size(a), sys.getsizeof(a)))
print(sizes)


class B:
    pass


b = B()
sizes = []
for i in range(70):
    setattr(b, "n%d" % i, i)
    sizes.append(size(b))
print(sizes, len(b.__dict__), list(b.__dict__)[:5])
b = B()
print(size(b), b.__dict__)
b.n5 = b.other = 1
print(size(b), b.__dict__)


# read at the end
class C:
    pass


for n in (0, 1, 5, 28, 29, 30, 31, 60):
    class D:
        pass
    d = D()
    for i in range(n):
        setattr(d, "m%d" % i, i)
    print(n, size(d), sum(d.__dict__.values()), len(vars(d)))
    e = D()
    print("  next", size(e), size(D()))


# order differs between instances
c, d = C(), C()
c.a, c.b, c.c = 1, 2, 3
d.c, d.b, d.a = 1, 2, 3
print(c.__dict__, d.__dict__, list(reversed(d.__dict__)))
print(c.__dict__ == d.__dict__, sorted(c.__dict__) == sorted(d.__dict__))
e = C()
e.b = 1
e.a = 2
del e.b
e.c = 3
e.b = 4
print(e.__dict__)
f = C()
f.b = 1
print(f.__dict__.popitem(), f.__dict__, size(f))
f.c = 2
f.b = 3
print(f.__dict__, size(f), size(C()))


# names that are deleted, or read, or refused
class E:
    pass


e = E()
for name in ("p", "q"):
    try:
        delattr(e, name)
    except AttributeError as x:
        print(x)
e.r = 1
print(size(e), list(e.__dict__), size(E()))
print(getattr(e, "nothing", None), hasattr(e, "nothing"), size(E()))
e = E()
e.r = 1
del e.r
try:
    del e.r
except AttributeError as x:
    print(x)
print(e.__dict__, size(e))


# names that are not plain str
class S(str):
    pass


e = E()
e.r = 1
setattr(e, S("s"), 2)
print(e.__dict__, size(e), [type(k).__name__ for k in e.__dict__])
e = E()
e.r = 1
print(getattr(e, S("r")), gc.get_referents(e) == [e.__dict__, E])
e = E()
e.r = 1
print(getattr(e, "r"), gc.get_referents(e))
e.__dict__[1] = 2
print(e.__dict__, size(e), size(E()))

# __dict__ replaced and deleted
e = E()
e.r = 1
keep = e.__dict__
e.__dict__ = {"u": 5}
print(e.u, hasattr(e, "r"), keep, size(e))
del e.__dict__
print(e.__dict__, size(e))
del e.__dict__
e.r = 2
print(e.__dict__, size(e))
del e.__dict__
try:
    del e.r
except AttributeError as x:
    print(x)
print(e.__dict__, size(e))
try:
    e.__dict__ = 1
except TypeError as x:
    print(x)

# what can be done with a dict that shares its table
e = E()
e.r, e.s, e.t = 1, 2, 3
d = e.__dict__
print(sys.getsizeof(d.copy()), sys.getsizeof(dict(d)), sys.getsizeof({**d}))
print(d | {"v": 1}, sys.getsizeof(d | {"v": 1}), d.items() & {("r", 1)})
c = d.copy()
c["w"] = 4
print(c, sys.getsizeof(c), "w" in d, size(E()))
c.update(r=7)
print(c, d, c.pop("s"), c, d.get("s"), c.setdefault("s", 9), c)
c.clear()
print(c, sys.getsizeof(c), d)
c.update(d)
print(c, sys.getsizeof(c))
print(d.setdefault("k", 1), d.setdefault("k", 2), d, size(E()))
print([k for k in d], list(d.values()), list(d.items()), list(reversed(d)))
print(dict.fromkeys(d), sys.getsizeof(dict.fromkeys(d)), d.__sizeof__())
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as x:
    print(x)
try:
    for k in d:
        del d[k]
except RuntimeError as x:
    print(x)
print(d)
while d:
    print(d.popitem(), end=" ")
print(sys.getsizeof(d))
e.r = 8
print(d, e.r, sys.getsizeof(d))
empty = E().__dict__
empty.update({"a": 1, "b": 2})
print(empty, sys.getsizeof(empty))
del e, d, c


# a dict that outlives the class
def orphan():
    class O:
        pass
    o = O()
    o.q1, o.q2 = [], 2
    p = O()
    p.q2 = 5
    return o.__dict__, p.__dict__


one, two = orphan()
gc.collect()
print(one, two, sys.getsizeof(one), sys.getsizeof(two))
del two
print(sys.getsizeof(one), one.copy(), sys.getsizeof(one.copy()))
one["z"] = 1
print(one, sys.getsizeof(one))


# __class__ changes
class P:
    pass


class Q:
    pass


p = P()
p.x, p.y = 1, 2
p.__class__ = Q
p.z = 3
print(p.__dict__, size(p), type(p).__name__, size(Q()))


# inheritance: each class has a table of its own
class R(P):
    pass


r = R()
r.x = 1
print(sys.getsizeof(R), size(r), size(P()))


class T(P):
    __slots__ = ("s",)


t = T()
t.s = t.x = 1
print(sys.getsizeof(T), size(t), t.__dict__, sys.getsizeof(t))


# instances that another type makes
class L(list):
    pass


class U(tuple):
    pass


class I(int):
    pass


class X(Exception):
    pass


for cls in (L, U, I, X, type("Meta", (type,), {})):
    print(cls.__name__, sys.getsizeof(cls))
for cls in (L, U, I, X):
    o = cls()
    print(size(o), end=" ")
    o.a = 1
    print(size(o), end=" ")
    o = cls()
    o.b = 1
    print(size(o), size(cls()), o.__dict__)
