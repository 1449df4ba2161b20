for n in (1, 2, 5, 10, 18, 19, 20, 21):
    t = tuple(range(n))
    i = id(t)
    del t
    u = tuple(range(n))
    print(n, id(u) == i)
    del u
e = enumerate('ab')
print(next(e))
ids = []
for p in zip('abcd', '1234'):
    ids.append(id(p))
print(len(dict.fromkeys(ids)))
print(len(dict.fromkeys([id(p) for p in enumerate('abcdef')])))
print(len(dict.fromkeys([id(p) for p in {1: 1, 2: 2, 3: 3, 4: 4}.items()])))
