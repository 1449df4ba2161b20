for n in (1, -1, 5, -5, 2 ** 70 + 1, -2 ** 70 - 1):
    for k in (0, 1, 29, 30, 31, 60, 69, 70, 71, 100):
        print(n << k, n >> k, end=' ')
    print()
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 1.0 >> 1, lambda: 'a' << 1, lambda: 0 << 10 ** 30, lambda: 5 >> 10 ** 30, lambda: -5 >> 10 ** 30):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
