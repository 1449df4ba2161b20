row = [0] * 3
grid = [row] * 3
grid[0][0] = 5
print(grid, grid[0] is grid[1])
grid = [[0] * 3 for _ in range(3)]
grid[0][0] = 5
print(grid)
a = [1, 2]
b = a
b += [3]
print(a, b)
b = b + [4]
print(a, b)
c = a[:]
c.append(9)
print(a, c)
x = [[]] * 2
x[0].append(1)
print(x, [1, 2] * 0, [1] * -5, 3 * ['a'])
