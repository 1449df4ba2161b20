tree = {}
for path in ('a/b/c', 'a/b/d', 'a/e', 'f'):
    node = tree
    for part in path.split('/'):
        node = node.setdefault(part, {})
print(tree)
groups = {}
for w in 'apple banana avocado cherry blueberry'.split():
    groups.setdefault(w[0], []).append(w)
print(groups, {k: len(v) for k, v in groups.items()})
inv = {v: k for k, v in {'x': 1, 'y': 2}.items()}
print(inv)
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(90), len(memo))
graph = {'a': ['b', 'c'], 'b': ['d'], 'c': ['d'], 'd': []}
def walk(n, seen):
    if n not in seen:
        seen.append(n)
        for m in graph[n]: walk(m, seen)
    return seen
print(walk('a', []))
