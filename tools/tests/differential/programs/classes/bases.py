# cls.__bases__ = ... and o.__class__ = ...
import gc
import sys


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def rebase(cls, *bases):
    def do():
        cls.__bases__ = bases
    return attempt(do)


class A:
    def who(self):
        return "A"

    def only_a(self):
        return "a"


class B:
    def who(self):
        return "B"

    def __len__(self):
        return 7

    def __call__(self, x):
        return x, self.who()


class C(A):
    pass


class D(C):
    pass


c, d = C(), D()
print(c.who(), d.who(), attempt(len, d))
print(rebase(C, B), C.__mro__, D.__mro__, C.__base__, C.__bases__)
print(c.who(), d.who(), len(c), len(d), d(1), attempt(lambda: c.only_a()))
print(A.__subclasses__(), B.__subclasses__(), issubclass(D, A),
      isinstance(c, B))
print(rebase(C, A, B), c.who(), d.only_a(), len(d))
print(A.__subclasses__(), B.__subclasses__())
print(rebase(C, B, A), c.who(), [k.__name__ for k in D.mro()])
print(rebase(C, A), attempt(len, d), attempt(d, 1), bool(d))


# operators of the classes below follow
class Num(A):
    def __add__(self, o):
        return "add"

    def __eq__(self, o):
        return True

    def __hash__(self):
        return 5

    def __getattr__(self, n):
        return "attr " + n

    def __del__(self):
        print("del", end=" ")


print(rebase(C, Num), d + 1, d == 3, hash(d), d.zzz, c != 4)
x = D()
del x
print(rebase(C, A), attempt(lambda: d + 1), d == 3, attempt(lambda: d.zzz))
x = D()
del x


# refused
class Slots:
    __slots__ = ("a",)


class Slots2:
    __slots__ = ("a",)


class Slots3:
    __slots__ = ("b",)


class L(list):
    pass


class Plain:
    pass


class E(Exception):
    pass


class OE(OSError):
    pass


class M(type):
    pass


class Sub(Slots):
    pass


class Weak:
    __slots__ = ("__weakref__",)


class Dict:
    __slots__ = ("__dict__",)


class Both:
    __slots__ = ("__dict__", "__weakref__")


classes = (A, C, D, Plain, Slots, Slots2, Slots3, L, E, OE, M, Sub, Weak, Dict,
           Both, object, int, list, Exception, ValueError, OSError, bool,
           type, type(None))


def fresh(bases):
    try:
        return type("N", bases, {})
    except TypeError:
        return None


for base in classes:
    for other in classes:
        n = fresh((base,))
        if n is None:
            continue
        r = rebase(n, other)
        if r is None:
            print("%s -> %s ok %d" % (base.__name__, other.__name__,
                                      n.__basicsize__))
        elif "layout" not in r and "deallocator" not in r:
            print("%s -> %s: %s" % (base.__name__, other.__name__, r))
        elif "deallocator" in r:
            print("%s -> %s deallocator" % (base.__name__, other.__name__))
print(rebase(Plain, A))
print(rebase(Plain, B, A))
print(rebase(C), rebase(C, 1), rebase(C, C), rebase(C, D), rebase(C, A, A))
print(attempt(setattr, C, "__bases__", [A]), attempt(delattr, C, "__bases__"))
print(attempt(setattr, int, "__bases__", (object,)))
print(rebase(C, object), rebase(C, A, object), rebase(C, object, A))
print(C.__mro__, A.__subclasses__()[:1], object in C.__bases__)


# a hierarchy that cannot be: nothing changes
class P(A):
    pass


class Q(A, B):
    pass


class R(P, Q):
    pass


before = P.__mro__, R.__mro__, B.__subclasses__()
print(rebase(P, B, A), (P.__mro__, R.__mro__, B.__subclasses__()) == before)
print(P.__bases__, P.__base__, R.mro() == list(R.__mro__))


# metaclasses that have their say
class Meta(type):
    def mro(cls):
        order = type.mro(cls)
        if hook:
            hook.pop()(cls)
        return order


hook = []


class X(metaclass=Meta):
    pass


class Y(X):
    pass


class Z(X):
    pass


class W(Y):
    pass


def again(cls):
    print("again", cls.__name__, rebase(W, Z))


hook.append(again)
print(rebase(W, Y), [k.__name__ for k in W.__mro__], W.__bases__,
      Y.__subclasses__(), Z.__subclasses__())


def fails(cls):
    raise KeyError(cls.__name__)


hook.append(fails)
print(rebase(W, Y), W.__bases__, [k.__name__ for k in W.__mro__])


def cycle(cls):
    print("cycle", rebase(Y, W))


hook.append(cycle)
print(rebase(W, Y), [k.__name__ for k in W.__mro__])

# super() and attributes kept in caches
class Base1:
    def f(self):
        return "f1"
    v = 1


class Base2:
    def f(self):
        return "f2"
    v = 2


class Mid(Base1):
    pass


class Low(Mid):
    def f(self):
        return "low " + super().f()


low = Low()


def use():
    return low.f(), low.v, Low.v


print([use() for i in range(12)][-1])
Mid.__bases__ = (Base2,)
print(use())
Mid.__bases__ = (Base1, Base2)
print(use(), sys.getrefcount(Base2))
del Base1.v
print(use())

# o.__class__
for one in classes[:15]:
    for two in classes[:15]:
        try:
            o = one()
        except TypeError:
            continue

        def change():
            o.__class__ = two
        r = attempt(change)
        if r is None:
            print(one.__name__, "->", two.__name__, type(o).__name__)
        elif "layout" not in r:
            print(one.__name__, two.__name__, r)
o = A()
print(attempt(delattr, o, "__class__"), attempt(setattr, o, "__class__", 1))
print(attempt(setattr, o, "__class__", int), attempt(setattr, 1, "__class__", A))


class A2:
    pass


o.x = 1
o.__class__ = A2
print(o.x, type(o) is A2, isinstance(o, A), sys.getrefcount(A2))
o.y = 2
print(o.__dict__)
del A2
gc.collect()
print(o.x, o.y, type(o).__name__)
