a = [1, 2]
b = a
print(a is b, a is not b, a is list(a), a == [1, 2], None is None, True is True)
print(1 in a, 3 in a, 3 not in a, 'a' in {'a': 1}, 1 in {'a': 1}, 'bc' in 'abcd', '' in '', 'x' in '')
print(2 in range(5), 5 in range(5), 2.0 in range(5), 'x' in range(5), 4 in range(0, 10, 3), 10 ** 30 in range(10 ** 31), (1, 2) in [(1, 2)], [] in [[]])
print(1 in (1.0,), 1 in {True: 0}, None in [None], float('nan') in [float('nan')])
print(1 in {1: 0}.values(), 0 in {1: 0}.values(), (1, 0) in {1: 0}.items(), 1 in {1: 0}.keys())
