for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop('a'), lambda: [].remove(1), lambda: [].index(1), lambda: [1].index(1, 1), lambda: [].insert(1), lambda: [].insert('a', 1), lambda: [].append(), lambda: [].append(1, 2), lambda: [].extend(5), lambda: [].extend(), lambda: [].count(), lambda: [].reverse(1), lambda: [].sort(1), lambda: [].sort(foo=1), lambda: [1, 'a'].sort(), lambda: [].foo, lambda: [1][1], lambda: (lambda l, i: l[i])([1], 'a'), lambda: (lambda l, i: l[i])([1], 1.5), lambda: (lambda l, i: l[i])([], None), lambda: [] + (), lambda: [] * 'a', lambda: [] < 5, lambda: list(5), lambda: list(1, 2), lambda: list(x=1), lambda: hash([]), lambda: {[]: 1}, lambda: [1, 2, 3][10 ** 30], lambda: [].clear(1), lambda: [].copy(1), lambda: list.append(), lambda: list.append(5, 1), lambda: [1].index(2, 0, 'a'), lambda: -[], lambda: [] - []):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [1]
try: l[5] = 1
except IndexError as e: print(e)
try: del l[5]
except IndexError as e: print(e)
try: l['a'] = 1
except TypeError as e: print(e)
try: del l['a']
except TypeError as e: print(e)
try: a, b = l
except ValueError as e: print(e)
try: a, = [1, 2, 3]
except ValueError as e: print(e)
try: a, *b, c = l
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
