# SPDX-License-Identifier: GPL-2.0
# How many levels of recursion each way of calling takes, cold and warm. Of
# finalizers in finalizers only a few: deep ones wait, for the kernel's stack.
def depth():
    # how many levels are left
    def f(n):
        try: return f(n + 1)
        except RecursionError: return n
    return f(0)


class A:
    def __instancecheck__(self, x):
        L.append(depth())
        if len(L) == 20: return True
        return isinstance(x, self)
L = []
a = A()
isinstance(1, a)
print(L)


class A:
    def __eq__(self, x):
        L.append(depth())
        if len(L) == 20: return True
        return self == x
L = []
a = A()
a == 1
print(L)


class A:
    def __getattr__(self, x):
        L.append(depth())
        if len(L) == 20: return True
        return getattr(self, x)
L = []
a = A()
a.x
print(L)


class A:
    def __init__(self, x):
        L.append(depth())
        if len(L) == 20: return
        A(x)
L = []
a = A(1)
print(L)


def ev():
    L.append(depth())
    if len(L) == 20: return
    eval("ev()")
L = []
ev()
print(L)


def mp(x):
    L.append(depth())
    if len(L) == 20: return 1
    list(map(mp, [1]))
L = []
mp(1)
print(L)


class D:
    def __get__(self, o, t):
        L.append(depth())
        if len(L) == 20: return 1
        return o.d
    def __set_name__(*a): pass
class E: d = D()
L = []
E().d
print(L)


def gg():
    L.append(depth())
    if len(L) == 20: yield 1
    else: yield from gg()
L = []
list(gg())
print(L)


def g2():
    L.append(depth())
    if len(L) == 20: yield 1
    else:
        for x in g2(): yield x
L = []
list(g2())
print(L)


class F:
    def __repr__(self):
        L.append(depth())
        if len(L) == 20: return "1"
        return repr([self])
L = []
repr(F())
print(L)


class F:
    def __str__(self):
        L.append(depth())
        if len(L) == 20: return "1"
        return f"{self}"
L = []
str(F())
print(L)


class F:
    def __enter__(self):
        L.append(depth())
        if len(L) == 20: return "1"
        with self: pass
    def __exit__(self, *a): pass
L = []
with F(): pass
print(L)


class F:
    def __iter__(self):
        L.append(depth())
        if len(L) == 20: return iter([])
        return iter(self)
    def __next__(self): pass
L = []
for x in F(): pass
print(L)


class F:
    def __contains__(self, x):
        L.append(depth())
        if len(L) == 20: return True
        return x in self
L = []
1 in F()
print(L)


class F:
    def __call__(self):
        L.append(depth())
        if len(L) == 20: return True
        return self()
L = []
F()()
print(L)


class F:
    def m(self):
        L.append(depth())
        if len(L) == 20: return True
        return [F.m(self), self.m()]
L = []
#F().m()
def kw(**k):
    L.append(depth())
    if len(L) == 20: return True
    return kw(**k)
L = []
kw(a=1)
print(L)


import functools
def pp():
    L.append(depth())
    if len(L) == 20: return True
    return p()
p = functools.partial(pp)
L = []
p()
print(L)


class F:
    def __format__(self, x):
        L.append(depth())
        if len(L) == 20: return "True"
        return format(self, x)
L = []
format(F(), "")
print(L)


class F:
    def __hash__(self):
        L.append(depth())
        if len(L) == 20: return 1
        return hash(self)
L = []
hash(F())
print(L)


class F:
    def __hash__(self):
        L.append(depth())
        if len(L) == 20: return 1
        {self: 1}
        return 1
L = []
hash(F())
print(L)


class F:
    def __len__(self):
        L.append(depth())
        if len(L) == 20: return 1
        return len(self)
L = []
len(F())
print(L)


class F:
    def __setattr__(self, n, v):
        L.append(depth())
        if len(L) == 20: return 1
        self.x = 1
L = []
F().a = 1
print(L)


class F:
    def __del__(self):
        L.append(depth())
        if len(L) == 6: return 1
        F()
L = []
F()
print(L)


def ex():
    L.append(depth())
    if len(L) == 20: return 1
    exec("ex()")
L = []
ex()
print(L)


class F:
    def __new__(cls):
        L.append(depth())
        if len(L) == 20: return 1
        F()
L = []
F()
print(L)


class M(type):
    def __call__(cls):
        L.append(depth())
        if len(L) == 20: return 1
        F()
class F(metaclass=M): pass
L = []
F()
print(L)


def c():
    L.append(depth())
    if len(L) == 20: return 1
    [c() for i in [1]]
L = []
c()
print(L)


def c():
    L.append(depth())
    if len(L) == 20: return 1
    list(c() for i in [1])
L = []
c()
print(L)


def c():
    L.append(depth())
    if len(L) == 20: return 1
    class X: c()
L = []
c()
print(L)


class F:
    def __class_getitem__(self, x):
        L.append(depth())
        if len(L) == 20: return 1
        return F[x]
L = []
F[1]
print(L)


class F:
    def __init_subclass__(self):
        L.append(depth())
        if len(L) == 20: return 1
        class X(F): pass
L = []
class X(F): pass
print(L)


class F:
    def __lt__(self, o):
        L.append(depth())
        if len(L) == 20: return 1
        return max(self, o)
    __gt__ = __lt__
L = []
max(F(), F())
print(L)
