# SPDX-License-Identifier: GPL-2.0
import gc

class Node:
    def __init__(self, value):
        self.value = value
        self.next = None

def build(values):
    head = None
    for value in reversed(values):
        node = Node(value)
        node.next = head
        head = node
    return head

def counter():
    total = [0]
    def add(n):
        total[0] += n
        return total[0]
    return add

chain = build(['a', 'b', 'c'])
chain.next.next.next = chain
add = counter()
print(add(5), add(7))
gen = (x * x for x in [3, 4])
print(next(gen))
del chain
print(gc.collect(), 'found')
names = {'grün': 1, 'näher': (1, 2)}; ß = names
1 / 0
