print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, '', 'a', [], None])), list(filter(lambda x: x % 2, range(6))), list(reversed([1, 2])), list(map(int, '123')), list(map(len, ['a', 'bb'])), list(map(max, [1, 5], [3, 2])))
m = map(lambda x: x * 2, [1, 2])
print(next(m), next(m), next(m, 'end'), type(m), type(filter(None, [])), type(reversed([])))
for f in (lambda: map(), lambda: map(len), lambda: map(len, 5), lambda: list(map(5, [1])), lambda: filter(), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: reversed(5), lambda: reversed(), lambda: reversed({1: 2}.items()) and 'ok', lambda: list(map(len, [5])), lambda: list(map(lambda: 1, [1])), lambda: reversed(map(len, []))):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
