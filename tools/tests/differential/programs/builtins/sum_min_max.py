print(sum([]), sum([1, 2, 3]), sum([1.5, 2]), sum((1, 2), 10), sum([[1], [2]], []), sum([1, 2], start=5), sum(range(100)), sum([True, True]), sum([10 ** 20, 1]), sum([0.1] * 3), sum([(1,), (2,)], ()), sum({1: 2, 3: 4}))
print(min(1, 2), max(1, 2), min([3, 1]), max('abc'), min('b', 'a'), max([1, 5], [1, 4]), min([], default='d'), max([1, -5], key=abs), min('aB', key=str.lower), max(1, 1.0), min(1, 1.0), max(1.0, 1), max([(1, 2), (1, 3)]), max({'a': 1, 'b': 0}), max(range(5)))
for f in (lambda: sum(), lambda: sum(5), lambda: sum(['a']), lambda: sum(['a'], ''), lambda: sum([1, 'a']), lambda: min(), lambda: min([]), lambda: max(5), lambda: max(1, 'a'), lambda: min(1, 2, default=0), lambda: min([1], foo=2), lambda: max(), lambda: max([]), lambda: sum([], 1, 2), lambda: min(key=abs), lambda: max([1], key=5), lambda: sum([[]])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
