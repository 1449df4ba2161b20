l = [1]
l.append(l)
print(l, len(l), l[1] is l, l[1][1][1][0])
d = {}
d['self'] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
a = []
b = [a]
a.append(b)
print(a, b)
d2 = {'k': [d]}
d['l'] = d2
print(d, d2)
