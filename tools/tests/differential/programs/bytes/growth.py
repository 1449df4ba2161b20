# Sizes of bytes and bytearray, step by step; exports; random editing.
import sys

state = 7


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n


print([sys.getsizeof(b'x' * n) for n in range(40)])
print([sys.getsizeof(bytearray(n)) for n in range(40)])
a = bytearray()
for i in range(300):
    a.append(i % 256)
    print(i, sys.getsizeof(a), end=' ')
print()
while a:
    a.pop()
    print(len(a), sys.getsizeof(a), end=' ')
print()
a = bytearray(range(200))
for i in range(60):
    del a[:3]
    print(len(a), sys.getsizeof(a), a[:2], end=' ')
    if i % 7 == 0:
        a += b'12345'
print()
a.clear()
print(sys.getsizeof(a), a)


def some():
    k = rnd(5)
    n = rnd(rnd(20) + 1)
    if k == 0:
        return bytes([rnd(256) for i in range(n)])
    if k == 1:
        return bytearray([rnd(256) for i in range(n)])
    if k == 2:
        return [rnd(256) for i in range(n)]
    if k == 3:
        return arrays[rnd(3)]
    return tuple([rnd(256) for i in range(n)])


def bound(a):
    return rnd(len(a) * 2 + 3) - len(a) - 1


arrays = [bytearray(b'abc'), bytearray(), bytearray(range(50))]
for step in range(5000):
    i = rnd(3)
    a = arrays[i]
    op = rnd(16)
    try:
        if op == 0:
            a.append(rnd(256))
        elif op == 1:
            a.extend(some())
        elif op == 2:
            a.insert(bound(a), rnd(256))
        elif op == 3:
            print(a.pop())
        elif op == 4:
            print(a.pop(bound(a)))
        elif op == 5:
            a.remove(rnd(256))
        elif op == 6:
            a.reverse()
        elif op == 7:
            a[bound(a)] = rnd(256)
        elif op == 8:
            a[bound(a):bound(a)] = some()
        elif op == 9:
            del a[bound(a):bound(a)]
        elif op == 10:
            a[bound(a):bound(a):rnd(5) - 2] = some()
        elif op == 11:
            del a[bound(a):bound(a):rnd(5) - 2]
        elif op == 12:
            a += bytes(some())
        elif op == 13:
            a *= rnd(3)
        elif op == 14:
            print(a.find(bytes([rnd(256)])), a.count(rnd(256)), a[bound(a):bound(a):3])
        else:
            arrays[i] = a.copy()
        if len(a) > 400:
            del a[rnd(100):]
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
    print(op, len(a), sys.getsizeof(a), a[:5])
