a = 256
b = 256
print(a is b, a + 1 is b + 1, a - 300 is b - 300)
x = 257
y = 257
print(x is y, x is b + 1, int('257') is int('257'), int('100') is int('100'))
n = 1000
print(n // 1 is n, n + 0 is n, +n is n, abs(n) is n, int(n) is n, -(-n) is n, n * 1 is n, n | 0 is n, round(n) is n)
for i in range(-8, 260, 40):
    print(i, i + 1 - 1 is i, int(str(i)) is int(str(i)), i * 1 is i)
print(b // 85 is len('abc'), len('abc') is len([1, 2, 3]), sum([1, 2]) is sum((2, 1)), hash(5) is len('hello'))
