d = {}
for i in range(20): d[i] = str(i)
for i in range(0, 20, 3): del d[i]
d[0] = 'back'
d[1] = 'changed'
print(d, list(d), len(d))
while len(d) > 3: print(d.popitem(), end=' ')
print(d)
d = dict(b=1, a=2)
d['b'] = 3
del d['a']
d['a'] = 4
print(d, list(d.items()))
