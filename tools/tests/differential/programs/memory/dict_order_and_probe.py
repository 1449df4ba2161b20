d = {}
for w in 'the quick brown fox jumps over the lazy dog and runs away from it all'.split(): d[w] = d.get(w, 0) + 1
print(d)
for w in list(d)[::2]: del d[w]
print(d)
d['the'] = 0
d['new'] = 1
print(d, list(d), d.popitem(), d)
