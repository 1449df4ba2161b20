import sys
g = sys.getsizeof
d = {'a': 1}
print(g(d)); d[1] = 2; print(g(d)); del d[1]; print(g(d)); d.clear(); print(g(d)); d['x'] = 1; print(g(d))
d = {}
out = []
for i in range(100): d[i] = i
for i in range(100):
    del d[i]
    out.append(g(d))
print(out[0], out[-1])
for i in range(100):
    d[i + 1000] = i
    out.append(g(d))
print(out[-1], d == {i + 1000: i for i in range(100)})
q = {}
for i in range(300):
    q[i] = i
    if i >= 5: del q[i - 5]
print(g(q), q)
p = {i: i for i in range(20)}
while p: p.popitem()
print(g(p))
p.update({i: i for i in range(30)})
print(g(p))
u = {'only': 1}
u.update({'k%d' % i: i for i in range(50)})
print(g(u))
for n in range(1, 20):
    d = {str(i): i for i in range(n)}
    d[0] = 0
    print(g(d), end=' ')
print()
print(g({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5}), g({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6}), g({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}), g({'a': 1, 1: 2}), g({1.5: 0}), g({(): 0}), g({None: 0}), g(dict(a=1, b=2)), g(dict([(1, 2)])))
print(g({'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6, 'g': 7, 'h': 8, 'i': 9, 'j': 10, 'k': 11, 'l': 12, 'm': 13, 'n': 14, 'o': 15, 'p': 16}), g({1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 0, 16: 0, 17: 0, 18: 0}))
