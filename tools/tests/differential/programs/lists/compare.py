ls = [[], [1], [1, 2], [2], [1, 'a'], [[]], [[1]], [1.0], [True]]
for a in ls:
    for b in ls:
        print(a == b, a != b, end=' ')
        try:
            print(a < b, a <= b, a > b, a >= b, end=' ')
        except TypeError as e:
            print(e, end=' ')
    print()
