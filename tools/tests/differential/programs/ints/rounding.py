print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1250, -2), round(1350, -2), round(5, 3), round(10 ** 30 + 55, -2), round(149, -2), round(150, -2), round(7, -5))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(0.5), round(1.5), round(1e20), round(2.5, 0), round(1e300, 2), round(5.015, 2), round(-0.5), round(True))
print(type(round(2.5)), type(round(2.5, 1)), type(round(5, 1)), round(2.5, None), round(number=7.77, ndigits=1))
for f in (lambda: round(float('nan')), lambda: round(float('inf')), lambda: round('a'), lambda: round(1.5, 'x'), lambda: round(1.5, 1.5), lambda: round()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
