# A list changed, cleared or failing while it is sorted.
l = [3, 1, 2] * 20

def k(x):
    l.append(x)
    l.clear()
    return x
try:
    l.sort(key=k)
except ValueError as e:
    print(e)
print(l)
try:
    l.sort(key=lambda x: 1 / 0)
except Exception as e:
    print(e)
l = [1, 'a', 2.0, None]
try:
    l.sort()
except TypeError as e:
    print(e)
print(sorted([3, 2, 1], key=lambda x: l.clear() or x), min([], default=l), max([1, 2], key=lambda x: -x))
