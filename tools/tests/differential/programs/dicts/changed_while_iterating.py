d = {1: 1, 2: 2}
for change in (lambda: d.update({9: 9}), lambda: d.pop(1)):
    try:
        for k in d:
            change()
    except RuntimeError as e:
        print(e, d)
d = {1: 1, 2: 2, 3: 3}
try:
    for k in d:
        del d[k]
        d[k + 10] = 1
except RuntimeError as e:
    print(e, d)
d = {1: 1, 2: 2}
for k in d:
    d[k] = k * 10
print(d)
for k in list(d): d[k * 5] = 0
print(d)
it = iter(d.items())
d.clear()
try:
    next(it)
except RuntimeError as e: print(e)
