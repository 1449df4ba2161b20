import sys
g = sys.getsizeof
print([g((None,) * i) for i in range(30)], [g([None] * i) for i in range(30)])
print([g(list(range(i))) for i in range(70)])
print([g(list('x' * i)) for i in range(30)], [g(sorted(range(i))) for i in range(30)], [g([*range(i)]) for i in range(30)])
print(g([]), g([1]), g([1, 2]), g([1, 2, 3]), g([1, 2, 3, 4]), g([1, 2, 3, 4, 5]), g({}), g({1: 2}), g({'a': 1}), g(()), g(range(5)), g(slice(1)), g(None), g(...), g(1.5), g(int), g(len), g([].append), g(iter([])), g(iter(())), g(iter('')), g(iter({})), g(iter(range(3))), g({}.keys()), g({}.values()), g({}.items()), g(enumerate([])), g(zip()), g(map(len, [])), g(filter(None, [])), g(reversed([])), g(object()), g(ValueError()), g(KeyError('x')), g(lambda: 0), g(sys), g(type), g(NotImplemented), g(OSError()), g(StopIteration()))
a, b, c = 1, 2, 3
print(g([a, b, c]), g([a, b, c, a, b]), g((a, b, c)), g({'a': a, 'b': b}), g([x for x in range(10)]), g([1, 2, 3][:2]), g([1, 2] + [3]), g([1, 2] * 3), g([1, 2, 3].copy()), g(list([1, 2, 3])), g(list((1, 2, 3))), g(tuple([1, 2])))
