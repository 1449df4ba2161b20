# Weak references and proxies to functions and sets.
import gc
import weakref


def show(what):
    try:
        print(what, "->", eval(what))
    except Exception as e:
        print(what, "!!", type(e).__name__, e)


def f():
    return "called"


r = weakref.ref(f)
p = weakref.proxy(f)
for what in (
        "type(r)", "type(p)", "r() is f", "weakref.ref(f) is r",
        "weakref.proxy(f) is p", "weakref.ref(f, None) is r",
        "weakref.getweakrefcount(f)", "weakref.getweakrefs(f) == [r, p]",
        "weakref.ref()", "weakref.ref(1)", "weakref.ref(f, 1, 2)",
        "weakref.ref(f, callback=1)", "r(1)", "r(a=1)", "hash(p)",
        "hash(r) == hash(f)", "weakref.proxy(1)", "weakref.proxy()",
        "next(p)", "iter(p)", "p()", "len(p)", "p + 1", "1 + p", "-p",
         "weakref.getweakrefs(1)",
        "weakref.getweakrefcount(1)", "p.x", "p.__name__", "r.__callback__",
        "bool(p)", "p == f", "p < f", "r == r", "r != r", "r < r",
        "r == weakref.ref(f)", "r == weakref.ref(show)", "r == 1",
        "weakref.ref([])", "weakref.ref({})", "weakref.ref('')",
        "weakref.ref(None)", "weakref.ref(())", "weakref.ref(slice(1))",
        "weakref.ref(iter([]))", "weakref.ref(r)", "weakref.ref(p)",
        "weakref.ref(ValueError())", "type(weakref.ref(int))",
        "type(weakref.ref(len))", "type(weakref.ref(set()))",
        "type(weakref.ref(gc))", "type(weakref.ref(f.__code__))",
        "isinstance(r, weakref.ReferenceType)", "weakref.ProxyType",
        "weakref.CallableProxyType", "weakref.ReferenceType is weakref.ref",
        "str(r)[:12]", "r.__callback__"):
    show(what)

p.attribute = 5
print(f.attribute, p.attribute)
del p.attribute
show("f.attribute")


def log(name):
    def callback(ref):
        print("callback", name, ref() is None)
    return callback


r1 = weakref.ref(f, log(1))
r2 = weakref.ref(f, log(2))
r4 = weakref.ref(f, log(4))
print(weakref.getweakrefcount(f), weakref.getweakrefs(f) == [r, p, r4, r2, r1])
del r2
print(weakref.getweakrefcount(f))
h = hash(r1)
del f
print(r(), r1(), r4(), r1.__callback__)
print(hash(r1) == h, r == r, r == r1, r != r1)
for what in ("hash(r4)", "p()", "p.x", "p == 1", "bool(p)", "str(r1)[-6:]",
             "weakref.getweakrefcount(p)"):
    show(what)

# proxies of containers
s = {1, 2, 3}
q = weakref.proxy(s)
for what in ("len(q)", "2 in q", "5 in q", "sorted(q)", "q | {9}", "{9} | q",
             "q - {1}", "q == {1, 2, 3}", "q != s", "q < {1, 2, 3, 4}",
             "bool(q)", "q.add(7)", "sorted(s)", "q[0]", "int(q)", "q()",
             "next(q)", "type(q)", "str(q) == str(s)"):
    show(what)
q |= {11}
print(q is s, sorted(s))
del q
s = frozenset("ab")
q = weakref.proxy(s)
print(sorted(q))
del s
show("len(q)")


# cycles
def make(n):
    def inner():
        return inner, n
    return inner


dead = []
w = weakref.ref(make(1), lambda ref: dead.append(ref is w))
print(w() is None)
gc.collect()
print(w(), dead)

# A callback that is garbage itself is not called.
def cycle():
    def inner():
        return inner, held
    held = [weakref.ref(inner, lambda ref: print("not called"))]


cycle()
print(gc.collect())


# A callback can look at its reference only, and can make new objects.
def chain(ref):
    junk = [[] for _ in range(10)]
    junk.append(junk)
    print("chained", ref())


w = weakref.ref(make(2), chain)
gc.collect()
print(gc.collect())

# Being collected while weak references come and go.
gc.set_threshold(1)
refs = []
for i in range(50):
    g = make(i)
    refs.append(weakref.ref(g, lambda ref: None))
del g
gc.collect()
print([ref() for ref in refs if ref() is not None])
gc.set_threshold(700)
