# Values handed from generator to generator.
def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for i in source:
        yield i * i


def chain(*sources):
    for source in sources:
        yield from source


def average():
    total = count = 0
    while True:
        value = yield (total / count if count else 0.0)
        total += value
        count += 1


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


total = sum(squares(numbers(60000)))
total += sum(chain(numbers(20000), squares(numbers(20000))))
mean = average()
next(mean)
for i in range(20000):
    last = mean.send(i)
print(total, last, sum(tree(12)), sum(x for x in range(50000) if x & 1))
