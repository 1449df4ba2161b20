t = 0.0
for i in range(1000):
    t += 0.1
print(t, t - 100, sum([0.1] * 1000))
x = 1.0
for i in range(60):
    x /= 2
print(x, 1 + x == 1, x * 2 ** 60)
e = s = 1.0
for i in range(1, 20):
    e /= i
    s += e
print(s)
pi = 0.0
for k in range(2000):
    pi += (-1) ** k / (2 * k + 1)
print(4 * pi)
r = 2.0
for i in range(6):
    r = (r + 2 / r) / 2
    print(r)
h = 0.0
for i in range(1, 1000): h += 1 / i
print(h)
