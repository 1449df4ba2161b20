a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
def two(): return 1, 2
x, y = two()
print(x, y, two())
(a, b), c = (1, 2), 3
print(a, b, c)
def minmax(l): return min(l), max(l)
lo, hi = minmax([3, 1, 2])
print(lo, hi)
