# A million objects in cycles come and go: all are found, none is left.
import gc


class Node:
    pass


def run(n):
    for _ in range(n // 5):
        a = []
        b = {'a': a}
        a.append((a, b))
        c = Node()
        c.itself = c.run = Node()
        c.run.back = c


def found():
    return sum(generation['collected'] for generation in gc.get_stats())


gc.collect()
run(1000)
gc.collect()
before, earlier = len(gc.get_objects()), found()
run(1000000)
gc.collect()
print(len(gc.get_objects()) - before)
print(found() - earlier)
print([generation['uncollectable'] for generation in gc.get_stats()])
