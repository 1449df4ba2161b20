t = (1, 2, 1, 3)
print(t.count(1), t.index(3), t.index(1, 1), len(t), t + (4,), t * 2, t[1], t[-1], t[1:3], t[::-1], 2 in t, t == (1, 2, 1, 3), t < (1, 3), hash(t) == hash((1, 2, 1, 3)), tuple('abc'), tuple([1, 2]), tuple(), tuple(t) is t, t[:] is t, t * 1 is t, t + () is t)
for f in (lambda: t.index(9), lambda: t.count(), lambda: t[9], lambda: t['a'], lambda: t + [1], lambda: t.foo, lambda: tuple(5), lambda: t(), lambda: t - t, lambda: t * 1.5, lambda: t < 5, lambda: t.index(1, 5), lambda: tuple(1, 2), lambda: (1, []).__hash__(), lambda: t.index()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try: t[0] = 5
except TypeError as e: print(e)
try: del t[0]
except TypeError as e: print(e)
