for v in (0, 5, -5, 123456789, 10 ** 20, 2.5, -0.001, 'abc', True, 1e10):
    for spec in ('', '>12', '<12', '^12', '012', '+', ' ', 'd', 'x', '#b', ',', '_', '.2f', '.3e', 'g', '%', '*>15', '=+15', '#o', 'c', 's', '.2', '^+12.1f', '>#20x', '012,', '020,.2f', 'n', '0>5', 'X', '.0f', 'E', '#g', '.10g', '-', '<015'):
        try:
            print(repr(format(v, spec)), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
    print()
