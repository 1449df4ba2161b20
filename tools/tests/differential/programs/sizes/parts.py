# The lists that split() makes: room for twelve, or for as many cuts as asked.
import sys
g = sys.getsizeof
for n in (0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 20, 30, 100, 1000, 100000):
    s = ','.join(['ab'] * n)
    w = ' '.join(['ab'] * n)
    print(n, g(s.split(',')), g(s.rsplit(',')), g(w.split()), g(w.rsplit()), g(s.encode().split(b',')), g(w.encode().split()), g('\n'.join(['ab'] * n).splitlines()),
          g(b'\n'.join([b'ab'] * n).splitlines()), g((s*20).split('ab,ab')), g(s.encode().rsplit(b',')), g(bytearray(w.encode()).rsplit()))
for m in range(0, 20):
    s = ','.join(['ab'] * 30); w = ' '.join(['ab'] * 30)
    print(m, g(s.split(',', m)), g(s.rsplit(',', m)), g(w.split(None, m)), g(w.rsplit(None, m)), g(s.split('b,a', m)), g(w.encode().split(None, m)), g('x'.split(',', m)), g('\u20ac,\u20ac'.split(',', m)))
