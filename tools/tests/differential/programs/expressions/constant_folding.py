print(1 + 2, 'a' + 'b', 2 ** 64, 2 ** 65, 'x' * 5, (1, 2) + (3,), 1 / 4, -5, ~5, not 0, 'abc'[1], (1, 2, 3)[-1])
print(10 ** 5, 7 // 2, 7 % 3, 1 << 20, 0xff & 0x0f, 'a' 'b')
print((1, (2, 3)) [1][0], 'hello'[1:3], [1, 2, 3][0], 5 in (1, 5), 5 in [1, 5], 'ab' * 2 + 'c')
try:
    1 / 0
except ZeroDivisionError as e: print(e)
try:
    (1,)[5]
except IndexError as e: print(e)
try:
    'a' + 1
except TypeError as e: print(e)
try:
    1 << -1
except ValueError as e: print(e)
