import sys
l, out = [], []
for i in range(200):
    out.append(sys.getsizeof(l))
    l.append(i)
print(out)
l, out = [], []
for i in range(100):
    out.append(sys.getsizeof(l))
    l.insert(0, i)
print(out)
l, out = [], []
for i in range(100):
    out.append(sys.getsizeof(l))
    l += [i]
print(out)
l, out = [], []
for i in range(60):
    out.append(sys.getsizeof(l))
    l.extend((1, 2, 3))
print(out)
l, out = [], []
for i in range(40):
    out.append(sys.getsizeof(l))
    l.extend((1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
print(out)
l, out = [1], []
for i in range(12):
    out.append(sys.getsizeof(l))
    l *= 2
print(out)
print([sys.getsizeof([x for x in range(n)]) for n in range(60)])
print([sys.getsizeof(list(map(str, range(n)))) for n in range(60)])
print([sys.getsizeof([0, *range(n)]) for n in range(60)], [sys.getsizeof([*range(n), 0]) for n in range(60)])
print([sys.getsizeof(list(range(100))[:n]) for n in range(30)], [sys.getsizeof(list(range(n)) + [1]) for n in range(30)])
