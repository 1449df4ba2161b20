l = [1, 2, 3, 4, 5, 6]
for x in l:
    if x % 2 == 0:
        l.remove(x)
print(l)
l = list(range(10))
for i in l:
    l.pop()
print(l)
it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, 'end'))
try:
    next(it)
except StopIteration as e:
    print(repr(e))
l = []
it = iter(l)
l.append(1)
print(list(it))
l.append(2)
print(list(it))
r = reversed([1, 2, 3])
print(next(r), list(r), list(reversed('abc')), list(reversed(range(4))), list(reversed((1, 2))), list(reversed({'a': 1, 'b': 2})))
