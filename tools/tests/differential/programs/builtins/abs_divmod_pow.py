print(abs(5), abs(-5), abs(-5.5), abs(True), abs(-10 ** 30), abs(-0.0), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 2), pow(2, 3), pow(2, 3, 5), pow(2.5, 2), abs(float('-inf')))
for f in (lambda: abs(), lambda: abs('a'), lambda: abs([]), lambda: divmod(1), lambda: divmod('a', 1), lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: pow(1), lambda: pow('a', 1), lambda: pow(1, 2, 0), lambda: abs(1, 2), lambda: pow(2, -1, 4), lambda: pow(1.5, 2, 3), lambda: divmod([], 1)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
