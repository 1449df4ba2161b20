# Containers and iterators nested deeper than recursion goes.
def t(f):
    try:
        r = f()
        print(type(r))
    except (MemoryError, OverflowError, ValueError, TypeError, RecursionError) as e:
        print(type(e), str(e)[:80])
l = []
for i in range(900):
    l = [l]
tt = ()
for i in range(900):
    tt = (tt,)
d = {}
for i in range(900):
    d = {0: d}
for o in (l, tt, d):
    t(lambda: repr(o))
    t(lambda: o == o)
    t(lambda: str(o))
    t(lambda: hash(o))
    t(lambda: '%s' % (o,))
    t(lambda: f'{o}')
    t(lambda: print(o))
    t(lambda: o < o)
    t(lambda: isinstance(1, o))
    t(lambda: o in o)
l2 = []
for i in range(900):
    l2 = [l2]
t(lambda: l == l2)
t(lambda: l < l2)
t(lambda: sorted([l, l2]))
t(lambda: max(l, l2))
t(lambda: [l2].index(l))
t(lambda: l in [l2])
t(lambda: {1: l} == {1: l2})
it = iter([1])
for i in range(900):
    it = map(abs, it)
t(lambda: next(it))
t(lambda: list(it))
it = [1]
for i in range(900):
    it = enumerate(it)
t(lambda: next(it))
it = [1]
for i in range(900):
    it = zip(it)
t(lambda: next(it))
it = [1]
for i in range(900):
    it = filter(None, it)
t(lambda: next(it))
t(lambda: repr(it))
