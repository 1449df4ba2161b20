# SPDX-License-Identifier: GPL-2.0
# A cycle through what an iterator keeps of its last step: CPython's type has
# no tp_clear, and each collection finds it again.
import gc

box = []
it = enumerate(iter(box))
box += [it, 1]
list(it)
del box, it
gc.collect()
print(gc.collect())
