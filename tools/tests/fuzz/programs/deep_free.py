# Deep structures of every kind let go at once.
l = []
i = 0
for i in range(2500):
    l = (l,)
l = None
for i in range(2500):
    l = {i: [l]}
l = None
it = [1]
for i in range(2000):
    it = map(abs, it)
it = None

def mk(f):
    return lambda: f
f = None
for i in range(1500):
    f = mk(f)
f = None
e = None
for i in range(1000):
    try:
        try:
            raise ValueError(i) from e
        finally:
            pass
    except ValueError as x:
        e = x
raise e
