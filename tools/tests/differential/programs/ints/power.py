print(2 ** 0, 0 ** 0, 2 ** 1000, (-3) ** 5, (-3) ** 4, 2 ** -2, (-2) ** -3, 10 ** -3, 1 ** 10 ** 20, (-1) ** (10 ** 20 + 1))
print(pow(2, 10, 1000), pow(2, -1, 5), pow(-2, 3, 7), pow(2, 3, -7), pow(5, 0, 1), pow(7, 10 ** 30, 10 ** 20 + 39), pow(2, 10), pow(2.0, 3), pow(base=2, exp=3, mod=5))
for f in (lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 5), lambda: pow('a', 2), lambda: pow(2), lambda: 2 ** 'a', lambda: pow(2, 3, 1.5), lambda: 0.0 ** -1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
