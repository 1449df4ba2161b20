# Containers that hold, extend and update themselves.
l = [1, 2, 3]
l.extend(l)
l += l
l[1:2] = l
l[::2] = l[::2]
l *= 3
l[:] = l
l.extend(map(lambda x: l.append(x) or x, l[:50]))
try:
    l[::-1] = l + l
except ValueError as e:
    print(e)
l.append(l)
print(l == l, repr(l)[:50])
d = {1: 2}
d[2] = d
d.update(d)
d |= d
print(d)
it = iter(l)
l.clear()
print(list(it))
print(list(it))
l = [l]
l[0] = l
m = [m] if 0 else [l]
print(l <= l)
try:
    print(l == [[l]])
except RecursionError as e:
    print(e)
for x in (n := [1]):
    n.append(x)
    if len(n) > 100:
        break
d = {}
try:
    for i in range(5):
        d[i] = i
    for i in d:
        d[i + 100] = 1
except RuntimeError as e:
    print(e)
for k in list(d):
    del d[k]
print(d.popitem() if d else 'empty')
