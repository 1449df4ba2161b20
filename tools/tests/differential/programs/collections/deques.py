# deque: methods, sizes, order, messages, mutation, random operations.
import sys
from _collections import deque


def t(f):
    try:
        r = f()
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(r)


print(deque.__basicsize__, [(n, sys.getsizeof(deque(range(n)))) for n in (0, 1, 31, 32, 33, 63, 64, 65, 100, 128, 200)])
d = deque([1, 2, 3], maxlen=3)
t(lambda: d)
t(lambda: deque())
t(lambda: deque(1))
t(lambda: deque([1], maxlen=-1))
t(lambda: deque([], 'a'))
t(lambda: deque().pop())
t(lambda: deque().popleft())
t(lambda: d[5])
t(lambda: d['a'])
t(lambda: d[0:1])
t(lambda: d.insert(0, 9))
t(lambda: d.index(9))
t(lambda: d.remove(9))
t(lambda: d.rotate('a'))
t(lambda: d + [1])
t(lambda: d + deque([7]))
t(lambda: d * 2)
t(lambda: deque([1, 2]) * 2)
t(lambda: 3 * deque([1]))
t(lambda: d < deque([1]))
t(lambda: d == [1, 2, 3])
t(lambda: (d == deque([1, 2, 3]), d != deque([1, 2]), d <= deque([1, 2, 4]), d > deque([1, 2]), d == d, d < d))
t(lambda: hash(d))
t(lambda: d.maxlen)
t(lambda: deque().maxlen)
t(lambda: d.copy())
t(lambda: deque([[]]))
t(lambda: d.extend(1))
t(lambda: deque(1, 2, 3))
t(lambda: deque(x=1))
t(lambda: d.index(2, 5))
t(lambda: d.index(2, -5, 5))
t(lambda: d.count(2))
t(lambda: d.reverse())
t(lambda: d)
t(lambda: d.insert('a', 1))
t(lambda: deque([1], maxlen='x'))
t(lambda: deque([1], 10**30))
t(lambda: d.index(1, 'a'))
t(lambda: 2 in d)
t(lambda: d * 'a')
t(lambda: list(reversed(d)))
t(lambda: d.rotate(1, 2))
t(lambda: d.insert(1))
t(lambda: d.index())
x = deque([1, 2])
x.append(x)
print(x)
x.clear()
x = deque(range(5))


def mutate():
    for i in x:
        x.append(i)


t(mutate)
i = iter(x)
next(i)
x.pop()
t(lambda: next(i))
t(lambda: next(i, 'end'))
x[0] = 'a'
x[-1] = 'z'
del x[1]
print(x, len(x), bool(deque()), iter(x).__length_hint__())
x += 'bc'
x *= 2
print(x)
x.extendleft('123')
x.extend(x)
print(x)
print(deque('abc', 0), deque('abcdef', 2))
state = 99


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n


ds = [deque(), deque(range(10)), deque(range(100), 90), deque([], 5)]
for step in range(8000):
    i = rnd(4)
    d = ds[i]
    op = rnd(20)
    try:
        if op == 0:
            d.append(rnd(50))
        elif op == 1:
            d.appendleft(rnd(50))
        elif op == 2:
            print(d.pop())
        elif op == 3:
            print(d.popleft())
        elif op == 4:
            d.extend(range(rnd(70)))
        elif op == 5:
            d.extendleft(range(rnd(70)))
        elif op == 6:
            d.rotate(rnd(200) - 100)
        elif op == 7:
            d.insert(rnd(300) - 150, rnd(50))
        elif op == 8:
            d.remove(rnd(50))
        elif op == 9:
            print(d.index(rnd(50), rnd(20) - 10))
        elif op == 10:
            print(d.count(rnd(50)))
        elif op == 11:
            d.reverse()
        elif op == 12:
            del d[rnd(len(d) + 1)]
        elif op == 13:
            d[rnd(len(d) + 1)] = rnd(50)
        elif op == 14:
            print(d[rnd(len(d) + 2) - 1])
        elif op == 15:
            ds[rnd(4)] = d.copy()
        elif op == 16:
            d += ds[rnd(4)]
        elif op == 17:
            print(d == ds[rnd(4)], d < ds[rnd(4)])
        elif op == 18 and rnd(5) == 0:
            d *= rnd(3)
        elif op == 19 and rnd(10) == 0:
            d.clear()
        while len(d) > 500:
            d.popleft()
    except (IndexError, ValueError) as e:
        print(e)
    print(op, len(d), sys.getsizeof(d), hash(tuple(d)))
