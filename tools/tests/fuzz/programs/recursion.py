# Calls with arguments of all kinds, and recursion through builtins.
def f(a, b, c, d, e, *g, h=1, **i):
    return [a, b, c, d, e, g, h, i]
print(f(*range(50), **{str(i): i for i in range(50)}))
print(f(1, 2, 3, 4, e=5, **{'z': 1}))
try:
    f(**{1: 2})
except TypeError as e:
    print(e)
try:
    f(*5)
except TypeError as e:
    print(e)
try:
    f(1, a=2)
except TypeError as e:
    print(e)
try:
    f(1, 2, 3, 4, 5, **{'h': 1}, h=2)
except TypeError as e:
    print(e)

def big(n):
    return n and big(n - 1) + 1
for i in (10, 100, 400, 900, 990, 1100):
    try:
        print(big(i))
    except RecursionError as e:
        print('rec')

def k(x):
    return sorted(x, key=k) if x else []
try:
    k([[[[]]]])
except Exception as e:
    print(type(e))

def r(x):
    return list(map(r, [x]))
try:
    r(1)
except RecursionError as e:
    print(e)

def s(x):
    return [1].sort(key=s)
try:
    s(1)
except RecursionError as e:
    print(e)

def q(x):
    return max([1, 2], key=q)
try:
    q(1)
except RecursionError as e:
    print(e)

def it():
    return next(iter(it, 1))
try:
    it()
except RecursionError as e:
    print(e)

def fo():
    return list(filter(lambda x: fo(), [1]))
try:
    fo()
except RecursionError as e:
    print(e)

def dd():
    return {}.get(dd())
try:
    dd()
except RecursionError as e:
    print(e)
