x: int = 5
print(x)
y: 'no value'
print('y' in globals())
print(__annotations__)
def f(a: int, b: str = 'x') -> float:
    c: int = 1
    return c
print(f(1), f.__annotations__)
(z): int = 3
print(z, __annotations__)
l = [0]
l[0]: int = 4
print(l)
