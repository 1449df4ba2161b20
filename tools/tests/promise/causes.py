# References that come and go for every reason there is.
import gc


def counter(start):
    def count(by=1):
        nonlocal start
        start += by
        return start
    return count


def rebind(value):
    other = value
    other = [other]
    del value
    return other


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None


add = counter(10 ** 6)
print(add(), add(10 ** 5), rebind('argument'))
a, b = Node('a'), Node('b')
a.other, b.other = b, a
del a, b
print(gc.collect())
table = {'key %d' % i: [i] for i in range(3)}
del table['key 1']
items = [object(), object()]
items.pop()
items.clear()
exec("const = 'a constant that ' 'dies with its code'")
print(const, table)
try:
    raise KeyError(items)
except KeyError as error:
    print(error.args)
del table, items, const, add, counter
