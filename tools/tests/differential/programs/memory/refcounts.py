import sys
x = object()
print(sys.getrefcount(x), sys.getrefcount(object()), sys.getrefcount([]))
y = x
print(sys.getrefcount(x))
l = [x, x, x]
print(sys.getrefcount(x))
l.pop()
print(sys.getrefcount(x))
del l
print(sys.getrefcount(x))
d = {1: x, x: 2}
print(sys.getrefcount(x))
d[1] = None
print(sys.getrefcount(x))
d.clear()
t = (x, [x], {0: (x,)})
print(sys.getrefcount(x))
t = y = None
print(sys.getrefcount(x))
m = [x] * 10
print(sys.getrefcount(x))
m[2:5] = []
print(sys.getrefcount(x))
for z in [x]:
    print(sys.getrefcount(x))
print(sys.getrefcount(x))
del z
def f(a):
    return sys.getrefcount(a)
print(f(x), f(object()), (lambda v: f(v))(x))
it = iter([x])
print(sys.getrefcount(x))
next(it)
print(sys.getrefcount(x))
del it
e = enumerate([x])
z = zip([x], [x])
print(sys.getrefcount(x))
list(e); list(z)
print(sys.getrefcount(x))
s = slice(x, x)
print(sys.getrefcount(x))
del s, m
print(sys.getrefcount(x))
a = b = c = x
print(sys.getrefcount(x))
a, b = b, a
print(sys.getrefcount(x))
del a, b, c
print(sys.getrefcount(x))
print(sys.getrefcount(x) if x else 0, [sys.getrefcount(x) for i in range(2)], sys.getrefcount(x) < 3 < 4)
n = 1000
big = n * n
print(sys.getrefcount(big), sys.getrefcount(n * 7))
same = big
print(sys.getrefcount(big))
def g():
    u = object()
    w = u
    return sys.getrefcount(u)
print(g())
def h():
    v = object()
    def inner():
        return v
    return sys.getrefcount(v), sys.getrefcount(inner)
print(h())
k = []
k.append(k)
print(sys.getrefcount(k))
k.clear()
print(sys.getrefcount(k))
