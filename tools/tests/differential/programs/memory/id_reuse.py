a = [1]
i = id(a)
del a
b = [2]
print(id(b) == i)
a = {}
i = id(a)
del a
b2 = {}
print(id(b2) == i)
a = 1.5 * 2
i = id(a)
del a
c = 2.5 * 3
print(id(c) == i)
a = (i, i)
j = id(a)
del a
d = (j, i)
print(id(d) == j)
a = object()
i = id(a)
del a
e = object()
print(id(e) == i)
print(id([]) == id([]), id({}) == id({}), id(object()) == id(object()), id([]) == id({}), id((i,)) == id((j,)))
x, y = [], []
ix, iy = id(x), id(y)
del x
del y
p, q = [], []
print(id(p) == iy, id(q) == ix)
x, y = object(), object()
ix, iy = id(x), id(y)
del x, y
p, q = object(), object()
print(id(p) == iy, id(q) == ix)
a = []
i = id(a)
a = []
print(id(a) == i)
f = 1.0
f = f + 1
i1 = id(f)
f = f + 1
i2 = id(f)
f = f + 1
print(i1 == i2, id(f) == i1)
l = [1]
i = id(l)
for k in range(1000): l.append(k)
l += [5]; l.sort(); l.clear(); l[:] = [1, 2]
print(id(l) == i)
l = l + [1]
print(id(l) == i)
s = 'ab' + str(i)
i = id(s)
s += 'x'
print(id(s) == i)
d = {}
i = id(d)
for k in range(100): d[k] = k
d.clear()
print(id(d) == i)
