# SPDX-License-Identifier: GPL-2.0
import gc
from _weakref import ref

class Node:
    def __init__(self, name):
        self.name = name
        self.me = self

class Phoenix(Node):
    def __del__(self):
        kept.append(self)

kept = []
gc.disable()
ring = Node('ring')
watcher = ref(ring, lambda r: print('called back'))
bird = Phoenix('bird')
del ring, bird
print(gc.collect(), 'found')
print(gc.collect(1), 'found')
gc.set_threshold(12)
gc.enable()
lists = [[n] for n in range(14)]
kept[0].me = None
kept = None
