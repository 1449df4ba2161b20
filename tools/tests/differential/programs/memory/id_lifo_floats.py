fs = [i * 1.5 for i in range(20)]
ids = [id(f) for f in fs]
fs.reverse()
f = 0
while fs: fs.pop()
new = [i * 2.5 for i in range(20)]
print([ids.index(id(f)) if id(f) in ids else -1 for f in new])
l = [[] for i in range(10)]
ids = [id(x) for x in l]
del l
new = [[] for i in range(10)]
print([ids.index(id(f)) if id(f) in ids else -1 for f in new])
t = [(i, i) for i in range(10)]
ids = [id(x) for x in t]
del t
new = [(i, i + 1) for i in range(10)]
print([ids.index(id(f)) if id(f) in ids else -1 for f in new])
o = [object() for i in range(10)]
ids = [id(x) for x in o]
del o[3], o[5]
new = [object(), object()]
print([ids.index(id(f)) if id(f) in ids else -1 for f in new])
d = [{} for i in range(10)]
ids = [id(x) for x in d]
d.clear()
new = [{} for i in range(10)]
print([ids.index(id(f)) if id(f) in ids else -1 for f in new])
