# what a function finds under a name must follow every change of its globals
def f():
    return len([1, 2])

print([f() for i in [1, 2, 3]])
len = lambda x: 'mine'
print([f() for i in [1, 2, 3]])
del len
print([f() for i in [1, 2, 3]])
globals()['len'] = lambda x: 'again'
print(f(), f())
globals().pop('len')
print(f(), f())
globals().update(len=abs)
try:
    f()
except TypeError as e:
    print(e)
del len
print(f())

N = 1
def g():
    return N
print(g(), g())
N = 2
print(g(), g())
del N
try:
    g()
except NameError as e:
    print(e)
N = 3
print(g(), g())
for i in range(200):
    globals()['v%d' % i] = i
print(g(), f())
for i in range(200):
    del globals()['v%d' % i]
print(g(), f())
globals()[1] = 'not text'
print(g(), f())
del globals()[1]

# the same code in two namespaces
text = 'def h():\n    return where, len\nr = h()[0], h()[0]\n'
a = {'where': 'a'}
b = {'where': 'b', 'len': 5}
exec(text, a)
exec(text, b)
print(a['r'], b['r'], a['h']()[1] is f.__globals__.get('len', a['h']()[1]))
code = compile('where', 'x', 'eval')
print([eval(code, d) for d in [a, b, a, b]])

def count(n):
    total = 0
    for i in range(n):
        total = total + i * i - (i << 2) + (i >> 1) + (i & 7) + (i | 8) + (i ^ 5)
        total += i % 7 + i // 3
    return total
print(count(100), count(70000))
big = 2 ** 30
for x in [big - 1, big, big + 1, -big, 1 - big, -big - 1, 2 ** 59, 2 ** 60 - 1, -2 ** 60 + 1, 2 ** 60]:
    for y in [0, 1, -1, 5, big, -big, 2 ** 60 - 1]:
        print(x + y, x - y, x * y, x & y, x | y, x ^ y, x < y, x <= y, x == y, x != y, x > y, x >= y)
        if y:
            print(x // y, x % y)
for s in [0, 1, 29, 30, 31, 63, 64, 65]:
    print(1 << s, 5 >> s, -5 >> s, -5 << s, big >> s, -1 >> s)
try:
    1 << -1
except ValueError as e:
    print(e)
try:
    1.5 / 0.0
except ZeroDivisionError as e:
    print(e)
l = [1, 2, 3]
l[-1] = 5
l[0] = l
print(l, l[-3] is l)
try:
    l[3] = 1
except IndexError as e:
    print(e)
it = iter(range(3))
print(list(it), list(it), next(it, 'end'))
def last(seq):
    for x in seq:
        if x == 2:
            break
    else:
        x = None
    return x
print(last([1, 2, 3]), last((1, 3)), last(range(5)), last([]) if 0 else 'none')
