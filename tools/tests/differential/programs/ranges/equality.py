rs = [range(0), range(5, 5), range(3), range(0, 3, 1), range(0, 3, 2), range(0, 4, 2), range(0, 4, 3), range(0, 5, 10), range(0, 7, 20)]
print([[a == b for b in rs] for a in rs])
print([hash(a) == hash(b) for a in rs for b in rs].count(True), range(3) == [0, 1, 2], len({r: 1 for r in rs}))
