vals = [0.0, 1.0, -1.0, 0.5, 3.7, -2.25, 1e10, 1e-10, 1e300, 123456.789]
for a in vals:
    for b in vals:
        print(a + b, a - b, a * b, end=' ')
        if b:
            print(a / b, a // b, a % b, divmod(a, b), end=' ')
        print(a < b, a <= b, a == b)
