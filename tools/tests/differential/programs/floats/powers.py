for a in (2.0, 0.5, 10.0, -2.0, 1.5, 0.0, 1.0, 1e10):
    for b in (0, 1, 2, 3, -1, 0.5, 10, -2, 2.5):
        if a < 0 and b != b // 1:
            continue
        try:
            print(a, b, a ** b)
        except Exception as e:
            print(type(e).__name__, e)
print(2 ** 0.5, 10 ** -5, 2.0 ** 1023, 4 ** 0.5, 27 ** (1 / 3), 1.0000001 ** 1000000)
try:
    print(10.0 ** 400)
except OverflowError as e: print(e)
