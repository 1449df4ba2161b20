print((), (1,), (1, 2), ((),), ((1,), (2, 3)), (1, 'a', None, [2]), (('x',),) * 2)
a = 1,
b = 1, 2
print(a, b, (a), type((1)), type((1,)))
t = (1, [2])
try:
    t[1] += [3]
except TypeError as e: print(e)
print(t)
