# The largest singular value of a matrix that is computed, not stored.
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    n = len(v)
    return [sum([entry(i, j) * v[j] for j in range(n)]) for i in range(n)]


def times_turned(v):
    n = len(v)
    return [sum([entry(j, i) * v[j] for j in range(n)]) for i in range(n)]


u = [1.0] * 60
for _ in range(10):
    v = times_turned(times(u))
    u = times_turned(times(v))
vbv = sum([a * b for a, b in zip(u, v)])
vv = sum([b * b for b in v])
print('%.9f' % (vbv / vv) ** 0.5)
