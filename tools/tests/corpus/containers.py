d = {}
for i in range(50):
    d['key' + str(i)] = [i] * (i % 5)
for i in range(0, 50, 3):
    del d['key' + str(i)]
print(len(d), sorted(d)[:5])
print({1: 'a', 2.5: 'b', 'k': (1, 2)}, dict(a=1, b=2))
l = list(range(30))
l[5:10] = ['x'] * 2
del l[::4]
l.insert(3, None)
l.extend((1, 2, 3))
print(l, l[::-1][:4], l.count(1), l.index('x'))
t = tuple(l) + (l,) * 2
print(len(t), t[-1] is l, (1, 2) < (1, 3), [3] > [2, 9])
print(sorted([5, 2, 9, 1], reverse=True), sorted('banana', key=str))
print(list(enumerate('ab', 1)), list(zip([1, 2], 'xy')))
deep = []
for i in range(2000):
    deep = [deep]
del deep
