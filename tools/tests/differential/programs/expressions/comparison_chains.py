x = 5
print(1 < x < 10, 1 < x > 3, x == 5 == 5.0, 1 < 2 > 1 != 3, 3 > 2 > 1 > 0, 1 == 1 != 2 < 3)
print(1 < 0 < 1 / 1, not 1 < 0)
def f(n):
    print('f', n)
    return n
print(f(1) < f(2) < f(3))
print(f(1) > f(2) > f(3))
print(f(2) == f(2) != f(3))
print(x in [5] in [[5]], 'a' in 'abc' != 'b', x is x is x, x is not None)
print(5 in [1, 5] == True, not x in [1], x not in [1])
