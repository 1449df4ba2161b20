d = {'a': 1}
for f in (lambda: d['x'], lambda: d.pop('x'), lambda: {}.popitem(), lambda: d[[]], lambda: {[]: 1}, lambda: {{}: 1}, lambda: d.foo, lambda: d < d, lambda: d + d, lambda: d | 5, lambda: dict(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(['ab', 'c']), lambda: dict(1, 2), lambda: d.get(), lambda: d.get(1, 2, 3), lambda: d.get([]), lambda: d.update(5), lambda: d.update([5]), lambda: d.update(1, 2), lambda: d.setdefault(), lambda: d.pop(), lambda: d.popitem(1), lambda: d.keys(1), lambda: dict.fromkeys(), lambda: dict.fromkeys(5), lambda: hash(d), lambda: d.clear(1), lambda: [] in d, lambda: dict([[1]]), lambda: d(), lambda: d.setdefault([], 1), lambda: {**5}, lambda: dict(**5), lambda: dict(**{1: 2}), lambda: {1: 2}['1'], lambda: {'k': 1}[None], lambda: {}[(1, 2)]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try: del d['x']
except KeyError as e: print(repr(e))
