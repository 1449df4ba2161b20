l = list(range(10))
s = 'abcdefghij'
t = tuple(l)
for a, b, c in [(None, None, None), (2, 5, None), (None, 3, None), (7, None, None), (None, None, 2), (None, None, -1), (8, 2, -2), (-3, None, None), (None, -3, None), (-100, 100, 3), (5, 5, 1), (9, 0, -4), (100, None, -1), (None, -100, -3), (2, 8, 100)]:
    print(l[a:b:c], s[a:b:c], t[a:b:c], range(10)[a:b:c], a, b, c)
print(l[:], l[::], l[1:], l[:1], l[1:2], l[::3], l[-1], l[-10], s[0], s[-1], t[3])
print(slice(1, 2, 3), slice(5), slice(None), slice(1, None), slice(1, 2) == slice(1, 2), slice(0, 10, 3).indices(7))
print(l[slice(2, 4)], s[slice(None, None, -1)])
print(l[True], s[False:True])
