import sys
def show(sizes):
    print([(i, s) for i, s in enumerate(sizes) if i == 0 or sizes[i - 1] != s])
d, out = {}, []
for i in range(3000):
    out.append(sys.getsizeof(d))
    d['k%d' % i] = i
show(out)
d, out = {}, []
for i in range(3000):
    out.append(sys.getsizeof(d))
    d[i] = i
show(out)
show([sys.getsizeof({i: i for i in range(n)}) for n in range(100)])
show([sys.getsizeof(dict(zip('abcdefghijklmnopqrstuvwxyz', range(n)))) for n in range(26)])
show([sys.getsizeof(dict.fromkeys(range(n))) for n in range(60)])
show([sys.getsizeof(dict.fromkeys({str(i): 0 for i in range(n)})) for n in range(60)])
show([sys.getsizeof(dict({i: i for i in range(n)})) for n in range(60)])
show([sys.getsizeof({i: i for i in range(n)}.copy()) for n in range(60)])
show([sys.getsizeof({**{str(i): i for i in range(n)}}) for n in range(60)])
show([sys.getsizeof({str(i): i for i in range(n)} | {'zz': 1}) for n in range(60)])
