it = iter('ab')
print(next(it), next(it), next(it, 'end'), iter(it) is it)
n = [0]
def tick():
    n[0] += 1
    return n[0]
print(list(iter(tick, 5)), list(iter([1, 2])), list(iter({'a': 1})), list(iter((1,))), list(iter(range(2))))
a = iter([1, 2, 3])
print(list(zip(a, a)), list(a))
x, y, *z = iter('hello')
print(x, y, z)
print(2 in iter([1, 2, 3]), sorted(iter([2, 1])), max(iter([1, 2])), ''.join(iter('ab')), tuple(iter([1])), sum(iter([1, 2])))
