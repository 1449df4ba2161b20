m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [[sum([a * b for a, b in zip(r, c)]) for c in zip(*[[1, 2], [3, 4], [5, 6]])] for r in m], [x for r in m for x in r])
life = [[0] * 8 for _ in range(8)]
for r, c in [(1, 2), (2, 3), (3, 1), (3, 2), (3, 3)]: life[r][c] = 1
for gen in range(4):
    life = [[1 if (n := sum([life[(r + i) % 8][(c + j) % 8] for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j])) == 3 or life[r][c] and n == 2 else 0 for c in range(8)] for r in range(8)]
for row in life: print(''.join(['#' if x else '.' for x in row]))
