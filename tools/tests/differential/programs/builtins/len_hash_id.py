print(len(''), len('abc'), len([]), len((1,)), len({}), len({1: 2}), len(range(7)), len({}.keys()))
a = [1]
print(id(a) == id(a), id(a) == id([1]), id(1) == id(1), type(id(a)), id(a) % 16, id(None) == id(None))
print(hash(1), hash('a'), hash((1, 2)), hash(1.5), hash(()), hash(True), hash(range(3)), hash(int) == hash(int), hash(None) == hash(None))
for f in (lambda: len(5), lambda: len(None), lambda: len(int), lambda: len(), lambda: len([], []), lambda: hash([]), lambda: hash({}), lambda: hash(([],)), lambda: hash(), lambda: id(), lambda: id(1, 2), lambda: hash(slice(1)), lambda: len(iter([])), lambda: hash({}.keys()), lambda: len(x=1)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
