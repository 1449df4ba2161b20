x = 0.3
for i in range(100):
    x = 3.9 * x * (1 - x)
    if i % 10 == 0:
        print(i, x)
a, b = 0.1, 0.7
for i in range(50):
    a, b = (a * 1.3 + b * 0.7) % 1, (a - b * 2.1) % 1
print(a, b, a.hex(), b.hex())
