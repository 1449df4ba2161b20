ts = [(), (1,), (1, 2), (2,), (0, 5), (1, 1.5), (1, -1)]
print(sorted(ts), max(ts), min(ts), [a < b for a in ts for b in ts].count(True), [(a == b) for a in ts for b in ts].count(True))
print([hash(t) for t in ts], hash((1, (2, 3))), hash(('a', 1.5, None is None)), hash((True,)) == hash((1,)))
