x = 1
for i in range(1, 60):
    x *= i
print(x, x // 10 ** 50, x % 997, -x // 7, -x % 7)
print(2 ** 100 - 1, hex(2 ** 64), int('123456789' * 5), int('ff', 16))
print(0.1 + 0.2, 1e300 * 1e10, 7 / 2, -7 // 2, -7 % 3, 7.5 % 2, 1 / 3)
print(abs(-5), min(3, 1, 2), max([4, 9, 2]), sum([0.1] * 10), float('1e5'))
print(True + True, 3 == 3.0, hash(3) == hash(3.0), hash('abc'), 10 ** 20 > 1e19)
