# SPDX-License-Identifier: GPL-2.0
# In CPython the deaths of methods, cells, generators, partials and queues do not
# count in the bound of 50 nested ones; here all do, for the sake of the stack.
from collections import deque


class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=' ')


x = None
for i in range(60):
    x = deque((x, D(i)))
del x
print()
