# Where a frame says it is while something it called looks: f_lasti, tb_lasti.
import sys
def g():
    return sys._getframe(1).f_lasti
def f():
    a = g()
    b = [g() for i in range(1)]
    return a, b
print(f())
class A:
    def __getattr__(self, n): return sys._getframe(1).f_lasti
    def __add__(self, o): return sys._getframe(1).f_lasti
    def __getitem__(self, i): return sys._getframe(1).f_lasti
    def __call__(self): return sys._getframe(1).f_lasti
    @property
    def p(self): return sys._getframe(1).f_lasti
    def m(self, *a, **k): return sys._getframe(1).f_lasti
    def __init__(self): self.x = sys._getframe(1).f_lasti
    def __iter__(self): yield sys._getframe(1).f_lasti
    def __lt__(self, o): return sys._getframe(1).f_lasti
    def __contains__(self, o):
        global q
        q = sys._getframe(1).f_lasti
        return True
    def __setattr__(self, n, v):
        global q
        q = sys._getframe(1).f_lasti
        object.__setattr__(self, n, v)
    def __setitem__(self, n, v):
        global q
        q = sys._getframe(1).f_lasti
    def __enter__(self): return sys._getframe(1).f_lasti
    def __exit__(self, *a):
        global q
        q = sys._getframe(1).f_lasti
    def __hash__(self):
        global q
        q = sys._getframe(1).f_lasti
        return 1
def h():
    a = A()
    print(a.x, a.foo, a + 1, a[0], a(), a.p, a.m(), a.m(1, 2), a.m(k=1), a.m(*[1]), list(a), a < a)
    1 in a; print(q)
    a.y = 1; print(q)
    a[1] = 2; print(q)
    with a as b: print(b)
    print(q)
    hash(a); print(q)
    for i in a: print(i)
    print([*a], len({a: 1}), q)
    print(max([1, 2], key=lambda x: sys._getframe(1).f_lasti))
    f2 = lambda: sys._getframe(1).f_lasti
    print(f2(), sorted([1], key=lambda x: sys._getframe(1).f_lasti))
    def deco(fn): return sys._getframe(1).f_lasti
    @deco
    def z(): pass
    print(z)
    print(f"{a.m()}", str(f2()))
    class M(type):
        def __new__(m, *a): print(sys._getframe(1).f_lasti); return type.__new__(m, *a)
    class C(metaclass=M): print(sys._getframe(1).f_lasti)
    def gen():
        x = yield sys._getframe(1).f_lasti
        yield sys._getframe(1).f_lasti
        raise ValueError
    gg = gen(); print(next(gg), gg.send(1), gg.gi_frame.f_lasti)
    def gy(): yield from gen()
    try:
        for i in gy(): print(i)
    except ValueError as e:
        t = e.__traceback__
        while t:
            print(t.tb_lasti, t.tb_lineno, t.tb_frame.f_code.co_name)
            t = t.tb_next
for k in range(1): h()
def e1(): raise KeyError
def e2(): e1()
def e3():
    x = A()
    return [x.m(e2())]
try: e3()
except KeyError as e:
    t = e.__traceback__
    while t:
        print(t.tb_lasti, t.tb_lineno, t.tb_frame.f_code.co_name); t = t.tb_next
for i in range(20):
    try: e3()
    except KeyError as e:
        t = e.__traceback__
        r = []
        while t:
            r.append((t.tb_lasti)); t = t.tb_next
        print(r)
        print(h.__code__.co_name, f())
