l = [3, 'a', 1]
try:
    l.sort()
except TypeError as e:
    print(e, sorted(map(str, l)))
l = [3, 2, 1]
def bad(v):
    l.append(v)
    return v
try:
    l.sort(key=bad)
except ValueError as e:
    print(e, l)
def fail(v):
    raise KeyError(v)
try:
    l.sort(key=fail)
except KeyError as e:
    print(e, l)
print(sorted([[1], [2]], key=len), sorted([None, None]) if 0 else '')
try:
    sorted([None, None])
except TypeError as e: print(e)
try:
    sorted([1, 2], key=5)
except TypeError as e: print(e)
try:
    sorted()
except TypeError as e: print(e)
try:
    sorted([], 5)
except TypeError as e: print(e)
