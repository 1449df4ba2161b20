total = 0
for i in range(20):
    if i % 3 == 0:
        continue
    if i > 15:
        break
    total += i
else:
    print('not reached')
print(total)
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    print(a, b, c)
print(1 < 2 < 3, 1 < 3 < 2, not 0 and 'x' or 'y')
print([x * y for x in range(4) for y in range(4) if x != y])
print([[i * j for i in range(3)] for j in range(3)])
