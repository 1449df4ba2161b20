def quick(l):
    if len(l) < 2: return l
    p = l[0]
    return quick([x for x in l[1:] if x < p]) + [p] + quick([x for x in l[1:] if x >= p])
print(quick([5, 2, 8, 1, 9, 3, 5]))
def bubble(l):
    l = l[:]
    for i in range(len(l)):
        for j in range(len(l) - 1 - i):
            if l[j] > l[j + 1]:
                l[j], l[j + 1] = l[j + 1], l[j]
    return l
print(bubble([5, 2, 8, 1, 9, 3, 5]))
def perms(l):
    if not l: return [[]]
    return [[l[i]] + p for i in range(len(l)) for p in perms(l[:i] + l[i + 1:])]
print(perms([1, 2, 3]))
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves
print(hanoi(4, 'A', 'B', 'C', []))
def queens(n, row=0, cols=()):
    if row == n: return [cols]
    return [s for c in range(n) if all([c != k and abs(c - k) != row - i for i, k in enumerate(cols)]) for s in queens(n, row + 1, cols + (c,))]
print(len(queens(6)), queens(5)[0])
def search(l, x):
    lo, hi = 0, len(l)
    while lo < hi:
        mid = (lo + hi) // 2
        if l[mid] < x: lo = mid + 1
        else: hi = mid
    return lo
print([search([1, 3, 5, 7], x) for x in range(9)])
