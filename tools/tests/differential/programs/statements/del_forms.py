a = b = c = 1
del a
print('a' in globals(), 'b' in globals())
del b, c
print('b' in globals())
l = list(range(10))
del l[0]
print(l)
del l[-1], l[0]
print(l)
del l[1:3]
print(l)
del l[::2]
print(l)
d = {'a': 1, 'b': 2}
del d['a']
print(d)
x, y, z = 1, 2, 3
del (x, y)
del [z]
print('x' in globals(), 'z' in globals())
n = [[1, 2], [3, 4]]
del n[0][1]
print(n)
del n[:]
print(n)
l = list(range(20))
del l[15:3:-4]
print(l)
del l[100:]
del l[5:2]
print(l)
