print(dict(), dict({}), dict({'a': 1}), dict([('a', 1), ['b', 2]]), dict(a=1), dict({'a': 1}, a=2, b=3), dict([]), dict(['ab', 'cd']), dict(zip([1, 2], 'xy')), dict(enumerate('ab')), dict(self=1, dict=2))
print({'a': 1, 'a': 2}, {1: 'a', 1.0: 'b', True: 'c'}, {**{'a': 1}, 'a': 2, **{'b': 3}}, {i: i for i in range(3)}, {}, {'x': {}})
