print(sorted([3, 1, 2]), sorted([]), sorted('hello'), sorted([1.5, 1, -2, 10 ** 20]), sorted([(2, 'b'), (1, 'z'), (2, 'a')]), sorted([[2], [1, 5], [1]]), sorted({3: 1, 1: 2}), sorted([True, False, 2]), sorted(range(5, 0, -1)), sorted(['b', 'A', 'c'], key=str.lower), sorted([3, -1, 2], key=abs, reverse=True))
l = [(i * 7919 % 101, i) for i in range(200)]
l.sort(key=lambda p: p[0] % 10)
print(l[:30])
l.sort(key=lambda p: p[0] % 3, reverse=True)
print(l[:30])
l.sort()
print(l[:10], l == sorted(l))
words = 'the quick brown fox jumps over the lazy dog'.split()
words.sort(key=len)
print(words)
words.sort(key=lambda w: (len(w), w), reverse=True)
print(words)
x = 1
big = []
for i in range(2000):
    x = x * 1103515245 + 12345 & 0x7fffffff
    big.append(x)
s = sorted(big)
print(s[:5], s[-5:], all([a <= b for a, b in zip(s, s[1:])]), sorted(s, reverse=True) == s[::-1])
runs = list(range(100)) + list(range(50, 150)) + list(range(100, 0, -1))
print(sorted(runs) == sorted(sorted(runs, reverse=True)), sorted(runs)[::40])
n = []
def key(v):
    n.append(v)
    return -v
print(sorted([2, 3, 1], key=key), n)
