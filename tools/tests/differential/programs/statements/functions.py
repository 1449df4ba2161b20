def add(a, b=10, *rest, c, d=4, **more):
    return a, b, rest, c, d, more
print(add(1, c=2))
print(add(1, 2, 3, 4, c=5, z=6))
print(add(*[1, 2], **{'c': 3}))
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(30))
f = lambda x, y=2: x * y
print(f(5), f(5, 3), f(y=1, x=9))
def counter():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
print(c(), c(), c())
total = 0
def bump():
    global total
    total += 1
bump(); bump()
print(total)
def pos(a, /, b, *, c):
    return a + b + c
print(pos(1, 2, c=3), pos(1, b=2, c=3))
def default(l=[]):
    l.append(1)
    return l
print(default(), default())
print(add.__name__, add.__defaults__, add.__kwdefaults__)
def doc():
    "docs"
print(doc.__doc__, doc())
print((lambda *a, **k: (a, k))(1, 2, x=3))
def outer():
    x = 'o'
    def inner():
        return x
    x = 'changed'
    return inner()
print(outer())
print(list(map(lambda v: v + 1, [1, 2])))
def noreturn(): pass
print(noreturn())
