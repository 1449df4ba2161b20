# memoryview: items, slices, casts, exports, messages.
import sys


def t(f):
    try:
        r = f()
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(r)


m = memoryview(b'abc')
print(sys.getsizeof(m), memoryview.__basicsize__, memoryview.__itemsize__)
print(m.shape, m.strides, m.suboffsets, m.format, m.ndim, m.nbytes, m.readonly)
print(m.itemsize, m.c_contiguous, m.obj, m.contiguous, m.f_contiguous)
t(lambda: memoryview(1))
t(lambda: memoryview())
t(lambda: memoryview(b'', 1))
t(lambda: memoryview(object=b'a').tolist())
t(lambda: m['a'])
t(lambda: m[5])
t(lambda: m[-1])
t(lambda: m[1:2].tolist())
t(lambda: m.cast('x'))
t(lambda: m.cast('h'))
t(lambda: m.cast('B', 5))
t(lambda: m.cast(5))
t(lambda: m.cast())
w = memoryview(bytearray(b'abcdef'))
t(lambda: w.__setitem__(0, 300))
t(lambda: w.__setitem__(0, 'a'))
t(lambda: w.__setitem__(9, 1))
t(lambda: w.__setitem__(slice(0, 2), b'abc'))
t(lambda: w.__setitem__(slice(0, 2), 5))
t(lambda: w.__delitem__(0))
t(lambda: m.__setitem__(0, 1))
t(lambda: hash(w))
t(lambda: hash(m) == hash(b'abc'))
t(lambda: m < m)
t(lambda: (m == b'abc', m != b'abc', m == 'abc', b'abc' == m, m == m[:], m == bytearray(b'abc')))
t(lambda: w[::2].tobytes())
t(lambda: (bytes(w[::2]), bytearray(w[::-1]), list(w[1::2]), w[::-2].tolist()))
t(lambda: w[::2].cast('h'))
t(lambda: w.cast('h').tolist())
t(lambda: w.cast('h').cast('i'))
t(lambda: w.cast('h')[::-1].tolist())
t(lambda: len(w.cast('h')))
t(lambda: w.hex(':', 2))
t(lambda: w.tobytes('X'))
t(lambda: w.tobytes(order='F'))
t(lambda: w.toreadonly().readonly)
t(lambda: m[::-1].hex())
t(lambda: list(m))
t(lambda: 97 in m)
t(lambda: m.__enter__() is m)
t(lambda: b'-'.join([m[::2]]))
t(lambda: b'-'.join([m, m[1:]]))
t(lambda: memoryview(m).obj)
t(lambda: list(reversed(m)))
t(lambda: m[()])
t(lambda: m[0, 0])
t(lambda: m[(1,)])
t(lambda: m[...])
t(lambda: b'x'.find(m[::2]))
t(lambda: b'xabcx'.find(m))
t(lambda: bytearray(b'q') + m)
t(lambda: m + b'a')
t(lambda: m.count)
w[0] = 65
w[1:3] = b'XY'
w[::2] = w[1::2]
print(w.tobytes(), w.obj)
w[2:] = w[:-2]
print(w.tobytes())
a = bytearray(b'12345678')
v = memoryview(a)
t(lambda: a.append(1))
t(lambda: a.pop())
t(lambda: a.clear())
t(lambda: a.__iadd__(b'x'))
a[0] = 57
print(v[0], a)
v2 = v[2:]
v.release()
t(lambda: a.append(1))
v2.release()
a.append(57)
print(a)
t(lambda: w.release())
t(lambda: w.tolist())
t(lambda: (w == w, w == b''))
t(lambda: w.format)
t(lambda: len(w))
t(lambda: memoryview(w))
t(lambda: w.release())
for f in 'cbB?hHiIlLqQnNPfd':
    x = memoryview(bytearray(range(1, 17))).cast(f)
    print(f, x.itemsize, len(x), x.shape, x.strides)
    print(x.tolist())
    for value in (0, 1, -1, 127, 128, 255, 256, -129, 65536, 2**31, 2**32, 2**63, 2**64, -2**63, 1.5, 'a', b'a', b'ab', None, True, 1e300):
        try:
            x[0] = value
        except Exception as e:
            print(f, value, type(e).__name__, e)
        else:
            print(f, value, x[0], x.tobytes()[:8])
print(memoryview(b'\1\2').cast('@h').format, memoryview(b'ab').cast('B', (2,)).tolist())
t(lambda: memoryview(b'ab').cast('B', [3]))
t(lambda: hash(memoryview(b'abcd').cast('h')))
with memoryview(b'xyz') as q:
    print(q[1])
t(lambda: q[1])
r = bytes([1, 2, 3])
print(sys.getrefcount(r))
q = memoryview(r)
print(sys.getrefcount(r))
q2 = q[1:]
print(sys.getrefcount(r), sys.getrefcount(q))
del q, q2
print(sys.getrefcount(r))
x = memoryview(b'abcd')
y = memoryview(x)
x.release()
print(y.tobytes())


def f(a, *b, c=1, **d):
    try:
        return [a + i for i in b]
    finally:
        pass


print(type(f.__code__.co_code), len(f.__code__.co_code) > 20, type(f.__code__.co_linetable), type(f.__code__.co_exceptiontable))
