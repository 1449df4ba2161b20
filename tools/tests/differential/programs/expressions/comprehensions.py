print([x for x in range(5)], [x * x for x in range(10) if x % 2], [(x, y) for x in 'ab' for y in '12'])
print([x for x in range(20) if x % 2 if x % 3], [[j for j in range(i)] for i in range(4)])
print({x: x * x for x in range(4)}, {k: v for k, v in [('a', 1), ('b', 2)]}, {v: k for k, v in {'a': 1}.items()})
x = 'outer'
print([x for x in range(2)], x)
n = 3
print([n * i for i in range(n)])
print([a + b for a, b in [(1, 2), (3, 4)]], [c for a, *c in [(1, 2, 3)]])
print([len(w) for w in 'the quick fox'.split()], [i for s in [[1], [2, 3]] for i in s])
print([[r[i] for r in [[1, 2], [3, 4]]] for i in range(2)])
print([0 for _ in range(3)], [y for y in [z for z in range(3)]], sum([i for i in range(101)]))
def f(k):
    return [k + i for i in range(3)]
print(f(10), [f(i) for i in range(2)], [(lambda: i)() for i in range(3)])
print([p for p in range(2, 50) if all([p % d for d in range(2, p)])])
