best = 0
for start in range(1, 600):
    n, steps = start, 0
    while n != 1:
        n = 3 * n + 1 if n & 1 else n >> 1
        steps += 1
    if steps > best:
        best, who = steps, start
print(best, who)
