import sys
s = ''
out = []
for i in range(60):
    s += 'x'
    out.append(sys.getsizeof(s))
print(out)
def f():
    s = ''
    out = []
    for i in range(60):
        s += 'ab'
        out.append(sys.getsizeof(s))
    return out, s == 'ab' * 60
print(f())
def g(n):
    s = ''
    same = 0
    for i in range(n):
        old = id(s)
        s += 'x'
        same += id(s) == old
    return s, same > n // 2
print(g(200))
