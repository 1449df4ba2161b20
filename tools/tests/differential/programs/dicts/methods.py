d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('x'), d.get('x', 0), d.keys(), d.values(), d.items(), len(d), 'a' in d, d.copy(), d.copy() is d)
print(d.setdefault('a', 9), d.setdefault('c', 3), d.setdefault('d'), d, d.pop('d'), d.pop('zz', 'none'), d.popitem(), d)
print(d.update({'x': 1}), d.update([('y', 2)]), d.update(z=3), d.update(), d, d.update(zip('pq', [1, 2])), d)
print(dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys({'k': 1}, []), dict.fromkeys(''), d.clear(), d)
print({'a': 1} | {'b': 2}, {'a': 1} | {'a': 2}, {1: 'x'} == {1.0: 'x'}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == {}, {'a': 1} != {'a': 2})
