d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(len(k), len(v), len(i), 'a' in k, 1 in v, ('a', 1) in i, ('a', 2) in i, list(k), list(v), list(i))
d['d'] = 4
print(k, v, i, list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)))
print(k == {'a': 0, 'b': 0, 'c': 0, 'd': 0}.keys(), k == d, v == v, v == d.values(), i == d.items(), k < {'a': 1}.keys(), k >= {'a': 1}.keys(), {'a': 1}.keys() <= k, type(k), type(v), type(i))
print(k.isdisjoint(['z']), k.isdisjoint(d), repr(iter(d)).split(' ')[0], next(iter(d)), next(iter(i)), sorted(v, reverse=True), max(d, key=d.get), sum(v), min(d.items()))
for f in (lambda: k[0], lambda: v[0], lambda: hash(k), lambda: k < 5, lambda: 5 + k, lambda: k.foo, lambda: k.append(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
