import sys
l = [1.5 * i for i in range(3)]
print(sys.getrefcount(l), sys.getrefcount(l[0]))
for v in l:
    print(sys.getrefcount(l), sys.getrefcount(v))
print(sys.getrefcount(l))
m = l.copy()
print(sys.getrefcount(l[0]), sys.getrefcount(m[1]))
l.extend(m)
print(sys.getrefcount(m[2]))
r = reversed(l)
print(sys.getrefcount(l))
list(r)
print(sys.getrefcount(l))
k = {}.fromkeys(['a' + 'b' * 3], l)
print(sys.getrefcount(l))
b = l.append
print(sys.getrefcount(l))
del b, k
print(sys.getrefcount(l), sys.getrefcount(l.append))
first, *rest = l
print(sys.getrefcount(first))
w = [l[0] for _ in range(5)]
print(sys.getrefcount(l[0]))
w.sort()
print(sys.getrefcount(l[0]))
s = sorted(w)
print(sys.getrefcount(l[0]))
