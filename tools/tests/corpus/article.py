import sys
s1 = 'Hello Word'
s2 = 'Hello Word'
print(s1 is s2, id(s1) == id(s2))
L = [1, 16, 32, 64]
before = [id(x) for x in L]
whole = id(L)
L[2] = 734
after = [id(x) for x in L]
print([a == b for a, b in zip(before, after)], id(L) == whole)
inner = [1, 2]
outer = [inner, inner]
outer[0][1] = 2000
print(outer, outer[0] is outer[1])
x = object()
print(sys.getrefcount(x))
y = [x, x]
print(sys.getrefcount(x))
del y
print(sys.getrefcount(x))
a = 1.25
old = id(a)
del a
b = 2.5
print(id(b) == old)
