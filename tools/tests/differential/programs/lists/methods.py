l = [3, 1, 2]
print(l.append(4), l, l.extend([5, 6]), l, l.insert(0, 'a'), l, l.insert(100, 'z'), l, l.insert(-1, 'y'), l)
print(l.pop(), l.pop(0), l.pop(-2), l, l.remove(1), l, l.index(4), l.count(2), l.reverse(), l, l.copy(), l.copy() is l, l.clear(), l)
l = [1, 2, 1, 3, 1]
print(l.index(1), l.index(1, 1), l.index(1, -1), l.index(3, 0, 4), l.count(1), l.count(9))
l.extend('ab'); l.extend({'k': 1}); l.extend(range(2)); l.extend(l); print(l, len(l))
l *= 0
print(l)
