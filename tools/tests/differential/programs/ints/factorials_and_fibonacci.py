x = 1
for i in range(1, 200):
    x *= i
print(x)
a, b = 0, 1
for i in range(500):
    a, b = b, a + b
print(a)
print(sum([int(d) for d in str(x)]), len(str(x)), x % 1000003, x >> 900)
p = 2 ** 521 - 1
print(p, p * p, p * p // p == p, (p * p) % (p - 2))
