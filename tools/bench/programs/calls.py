# Calls: positional, defaults, keywords, starred, closures, recursion.
def add(a, b):
    return a + b


def with_default(a, b=2, *rest, scale=1, **more):
    return (a + b + len(rest) + len(more)) * scale


def make_counter():
    n = 0

    def count(step):
        nonlocal n
        n += step
        return n
    return count


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


total = 0
count = make_counter()
pair = (3, 4)
named = {'scale': 2}
for i in range(40000):
    total = add(total, i) & 0xffffff
    total += with_default(i) + with_default(i, 3, 4, scale=3)
    total += with_default(*pair, **named) + count(1)
print(total, fib(20), (lambda x: x * x)(12))
