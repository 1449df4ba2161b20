n = 6
a = [[1 / (i + j + 1) for j in range(n)] for i in range(n)]
b = [[(i * 7 + j * 3) % 5 - 1.5 for j in range(n)] for i in range(n)]
c = [[sum([a[i][k] * b[k][j] for k in range(n)]) for j in range(n)] for i in range(n)]
for row in c: print(row)
det = 1.0
m = [r[:] for r in a]
for i in range(n):
    det *= m[i][i]
    for j in range(i + 1, n):
        f = m[j][i] / m[i][i]
        for k in range(i, n):
            m[j][k] -= f * m[i][k]
print(det)
