def nest(n):
    l = []
    for i in range(n):
        l = [l]
    return l
print(len(repr(nest(400))), len(repr(nest(900))))
for n in (985, 995, 996, 997, 998, 999, 1000, 1100, 100000):
    try:
        print(n, len(repr(nest(n))))
    except RecursionError as e:
        print(n, e)
    try:
        print(n, nest(n) == nest(n))
    except RecursionError as e:
        print(n, e)
def f(n):
    return sorted([n], key=lambda x: f(n - 1) if n else 0)
for n in (50, 300, 332, 333, 334, 335, 500):
    try:
        print(n, f(n))
    except RecursionError as e:
        print(n, e)
def g(n):
    return len(list(map(g, [n - 1]))) if n else 1
for n in (50, 300, 400, 490, 498, 499, 500, 501, 600):
    try:
        print(n, g(n))
    except RecursionError as e:
        print(n, e)
