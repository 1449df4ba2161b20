print((lambda: None)(), (lambda x: x)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, /, y, *, z: (x, y, z))(1, 2, z=3))
fs = [lambda i=i: i * 2 for i in range(3)]
print([f() for f in fs])
late = [lambda: i for i in range(3)]
print([f() for f in late])
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 10)(5))
print(sorted('hello', key=lambda c: -ord(c)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda x: x > 1, [1, 2, 3])))
print((lambda x: (lambda y: x + y))(1)(2))
