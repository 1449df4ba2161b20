import sys
l, out = list(range(64)), []
while l:
    l.pop()
    out.append(sys.getsizeof(l))
print(out)
l, out = list(range(64)), []
while l:
    l.pop(0)
    out.append(sys.getsizeof(l))
print(out)
l, out = list(range(64)), []
while l:
    del l[-1]
    out.append(sys.getsizeof(l))
print(out)
l, out = list(range(64)), []
while l:
    l.remove(l[0])
    out.append(sys.getsizeof(l))
print(out)
out = []
for k in range(0, 100, 3):
    l = list(range(100))
    del l[k:]
    out.append(sys.getsizeof(l))
print(out)
out = []
for k in range(0, 100, 7):
    l = list(range(100))
    l[k:] = [1] * 5
    out.append(sys.getsizeof(l))
    l[0:0] = range(k)
    out.append(sys.getsizeof(l))
    l[::2] = l[::2]
    del l[::3]
    out.append(sys.getsizeof(l))
print(out)
l = list(range(50))
l.sort()
l.reverse()
print(sys.getsizeof(l), l.clear(), sys.getsizeof(l))
