a, b = 0, 1
for i in range(20000):
    a, b = b, a + b
print(a % 1000000007)
f = 1
for i in range(1, 2500):
    f *= i
print(len(hex(f)), f % 1000003)
