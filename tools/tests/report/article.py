# SPDX-License-Identifier: GPL-2.0
s1 = 'Hello Word'
s2 = 'Hello Word'
print(s1 is s2, id(s1) == id(s2))

L = [1, 16, 32, 64]
before = id(L)
L[2] = 734
print(id(L) == before)

inner = [1, 2]
outer = [inner, inner]
outer[0][1] = 2000
M = {'k': L, 'outer': outer}
M['me'] = M
del s1
