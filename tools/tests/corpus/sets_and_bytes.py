# Sets, bytes, views and deques: every way to make and to change them.
s = {1, 2, 'a'}
s.add((3, 4))
t = s | {5, 6, 7, 8, 9, 10}
t &= {5, 6, 'a', 1}
t ^= {1, 77}
t -= {5}
print(sorted(map(str, t)), len(s - t), s <= t, 'a' in {'b', 'a'})
print(frozenset(s) == s, {x for x in range(20) if x % 3})
d = {1: 2, 3: 4}
print(d.keys() & {1}, d.items() ^ {1: 2}.items())
b = b'one,two' + bytes([44, 33]) * 3
print(b.split(b','), b.replace(b'o', b'00'), b.hex('-'), b.upper(), b'%d %s' % (5, b'x'))
a = bytearray(b)
a += b'xyz'
a[2:5] = b'Q'
del a[::2]
a.insert(1, 65)
print(a, a.find(b'x'), b'-'.join([b, a]), a.decode('ascii', 'replace'))
print('é€'.encode(), 'é€'.encode('ascii', 'xmlcharrefreplace'), b'\xff'.decode('utf-8', 'replace'))
try:
    b'\xff'.decode()
except UnicodeDecodeError as e:
    print(e, e.start, e.reason)
m = memoryview(bytearray(8)).cast('i')
m[0] = 7
print(m.tolist(), m[::-1].tobytes(), bytes(m[1:]))
from _collections import deque
q = deque(range(70), 100)
q.rotate(5)
q.extendleft('ab')
q.insert(3, None)
q.remove(9)
print(len(q), q.copy() == q, list(q)[:4])
