d = {1: 'int', 1.5: 'float', 'a': 'str', (1, 2): 'tuple', None: 'none', True: 'bool', 2.0: 'two'}
print(d, d[1], d[True], d[1.0], d[2], d[None], d[(1, 2)], d.get((1, 3)), len(d))
d[False] = 'f'
d[0] = 'zero'
d[0.0] = 'zf'
d[-0.0] = 'nzf'
print(d)
n = float('nan')
d = {n: 1}
print(d[n], float('nan') in d, n in d, len({float('nan'): 1, float('nan'): 2}))
d = {int: 1, len: 2, range(3): 3, type: 4}
print(d[int], d[len], d[range(0, 3)], d[type])
big = {10 ** 30: 'big', 2 ** 61 - 1: 'm', 0: 'z'}
print(big[10 ** 30], big[2 ** 61 - 1], big[0])
