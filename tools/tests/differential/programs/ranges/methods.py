r = range(0, 20, 3)
print(r.index(9), r.count(9), r.count(10), 9 in r, 10 in r, 9.0 in r, 'a' in r, r.index(0), r[2], r[-2], r[1:4], r[5:1:-1], r[100:], min(r), max(r), sorted(r, reverse=True), tuple(r), [*r], dict(zip(r, 'abcdefg')), repr(r), str(range(5)))
for f in (lambda: r.index(1), lambda: r[10], lambda: r['a'], lambda: r[1.5], lambda: range(), lambda: range(1.5), lambda: range('a'), lambda: range(1, 2, 0), lambda: range(1, 2, 3, 4), lambda: range(stop=5), lambda: r + r, lambda: r * 2, lambda: r < r, lambda: r.foo, lambda: len(range(10 ** 30)), lambda: r(), lambda: r.index('a'), lambda: r.count(), lambda: r[-100], lambda: range(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try: r[0] = 1
except TypeError as e: print(e)
try: del r[0]
except TypeError as e: print(e)
try: r.start = 1
except AttributeError as e: print(e)
