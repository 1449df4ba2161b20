sieve = [True] * 1000
primes = []
for i in range(2, 1000):
    if sieve[i]:
        primes.append(i)
        for j in range(i * i, 1000, i):
            sieve[j] = False
print(primes[-5:], len(primes), sum(primes))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(2 ** 100 * 3, 6 ** 50), gcd(10 ** 30 + 57, 10 ** 29 + 3))
n = 600851475143
f = 2
while f * f <= n:
    while n % f == 0:
        n //= f
    f += 1
print(n)
def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x: return x
        x = y
print(isqrt(2 * 10 ** 100))
