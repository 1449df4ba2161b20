a = b = c = [1, 2]
print(a is b is c)
x, y = 1, 2
print(x, y)
(x, y), z = (3, 4), 5
print(x, y, z)
[p, q] = 'ab'
print(p, q)
first, *rest = range(5)
print(first, rest)
*init, last = 'hello'
print(init, last)
h, *m, t = [1, 2]
print(h, m, t)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
x = y, z = 1, 2
print(x, y, z)
l = [0, 1, 2, 3]
l[0], l[1] = l[1], l[0]
print(l)
d = {}
d['k'], d['j'] = 1, 2
print(d)
i = 0
i, l[i] = 2, 'moved'
print(i, l)
for l[1] in 'xyz':
    pass
print(l)
l[1:3] = 'abc'
print(l)
*a, = (1, 2, 3)
print(a)
(a) = 5
print(a)
a, b, c, d = a, a, a, a
print(a, b, c, d)
a = b = c = d = e = f = 0
print(a, b, c, d, e, f)
