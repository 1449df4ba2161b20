# SPDX-License-Identifier: GPL-2.0
# What goes from a set or dict into another one is not hashed again.
class E:
    n = 0

    def __hash__(self):
        E.n += 1
        return 7

    def __eq__(self, other):
        return self is other


d = dict.fromkeys([E() for i in range(3)])
s = set(d)
print(E.n)
for call in (s.difference, s.update, s.intersection, s.union, s.issubset,
             s.issuperset, s.isdisjoint, s.intersection_update,
             s.difference_update, s.symmetric_difference_update, set,
             frozenset, dict.fromkeys, dict):
    call(d)
    print(call.__name__, E.n)
    call(set(d)) if call is not dict else None
    print(call.__name__, E.n)
