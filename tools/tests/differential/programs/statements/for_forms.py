for c in 'abc':
    print(c, end=' ')
print()
for i in range(0): pass
else: print('empty')
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
for k in {'x': 1, 'y': 2}:
    print(k)
for k, v in {'x': 1, 'y': 2}.items():
    print(k, v)
for x in [1, 2, 3]:
    for y in [x, x * 10]:
        if y == 20:
            break
    else:
        continue
    break
print(x, y)
for x in (1, 2, 3):
    pass
print(x)
for a, *b in [(1, 2, 3), 'xyz', [4]]:
    print(a, b)
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        print(i, j)
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
for x in *[1, 2], 3:
    print(x)
for x in 1, 2:
    print(x)
for (x) in [1]: print(x)
for [x, y] in [(1, 2)]: print(x, y)
d = {}
for d['k'] in range(3):
    print(d)
