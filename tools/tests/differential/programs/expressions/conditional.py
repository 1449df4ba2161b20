print('a' if 1 else 'b', 'a' if 0 else 'b', 1 if 0 else 2 if 0 else 3, (1 if 1 else 2) + 3)
x = [i if i % 2 else -i for i in range(6)]
print(x)
print([1, 2][1 if x else 0], 'yes' if 3 in x and 4 not in x else 'no')
f = (lambda: 1) if x else (lambda: 2)
print(f())
print((5 if x[0] else 6) if x else 7)
