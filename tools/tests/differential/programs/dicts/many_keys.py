d = {}
for i in range(3000):
    d['k%d' % i] = i
for i in range(0, 3000, 7):
    del d['k%d' % i]
print(len(d), sum(d.values()), list(d)[:5], list(d)[-3:], 'k7' in d, d['k8'])
e = {i * 2 ** 40: i for i in range(500)}
print(sum(e.values()), e[2 ** 40 * 77], len(e))
f = {i: i for i in range(1000)}
for i in range(1000): f[i] += f[(i * 7) % 1000] % 3
print(sum(f.values()), f == dict(f), dict(f) is f)
