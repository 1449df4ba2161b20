for x in (1.0, 1.5, -3.0, 1e100, 0.0, float('inf'), float('nan')):
    print(x.is_integer(), x == x // 1 if x == x else None)
print(int(1e15), int(123.999), int(-0.5), int(1e22), 1e22 == 10 ** 22, 1e23 == 10 ** 23, int(1e23))
print(1.0 == True, str(1.0), str(1e0), 1.0 .__str__(), float('1e5').__repr__())
print(round(1e16 + 1), round(123.456, 2), round(123.456, -1), round(-1.5), round(0.1 + 0.2, 1), round(1e-10, 5), round(12345.6789, 3), round(5e-324, 400), round(1.7976931348623157e308, -400))
try:
    round(1.7976931348623157e308, -308)
except OverflowError as e: print(e)
