for a in (5.5, -5.5, 0.0, -0.0, 1e20, -3.0):
    for b in (2.0, -2.0, 0.3, -0.3, 1e-5, 7, -7, float('inf'), float('-inf')):
        print(a, b, a // b, a % b, divmod(a, b))
