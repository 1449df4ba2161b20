# SPDX-License-Identifier: GPL-2.0
class F(float):
    def __new__(cls, *a): print('new', cls.__name__, a); return super().__new__(cls, *a)
class I(int):
    def __new__(cls, *a): print('new', cls.__name__, a); return super().__new__(cls, *a)
class B(bytes):
    def __new__(cls, *a): print('new', cls.__name__, a); return super().__new__(cls, *a)
class BA(bytearray):
    def __init__(self, *a): print('init', a); super().__init__(*a)
class D(dict):
    def __init__(self, *a): print('init', a); super().__init__(*a)
print(type(F.fromhex('0x1p3')), type(I.from_bytes(b'a', 'big')), type(B.fromhex('6162')), type(BA.fromhex('6162')), type(D.fromkeys('ab', 1)))
print(type(B.maketrans(b'a', b'b')), type(str.maketrans('a', 'b')))
print(F.fromhex.__self__, F.__getformat__('double'))
class C2(complex): pass
print(type(C2(1).conjugate()), type(F(1).conjugate()), type(F(1).real), type(I(3).real), type(I(3).conjugate()), type(+I(3)), type(abs(F(-1))), type(round(F(1.5))), type(F(2).__trunc__()), type(I(3).__index__()), type(int(I(3))), type(float(F(1))))
class S(str): pass
s = S('abc')
print([type(x).__name__ for x in (s.upper(), s[:], s + '', s * 1, s.strip(), s.replace('z', 'y'), s.center(1), s.join([]), ''.join([s]), s.format(), s % (), str(s), f'{s}', s.translate({}), s.ljust(0), s.zfill(0), s.expandtabs(), s.casefold(), s.partition('z')[0], s.split('z')[0], s.splitlines()[0], s.removeprefix('z'), s.removesuffix('z'), s.swapcase(), s.title(), s.capitalize(), s.lower(), s.lstrip(), s.rstrip(), s.encode(), repr(s), s.__str__(), s.__format__(''))])
class L(list): pass
l = L([1, 2])
print([type(x).__name__ for x in (l[:], l + [], l * 2, l.copy(), [] + l, 2 * l, list(l))])
class T(tuple): pass
t = T((1, 2))
print([type(x).__name__ for x in (t[:], t + (), t * 1, () + t, tuple(t), T(t))])
class St(set): pass
class Fz(frozenset): pass
for c in (St, Fz):
    x = c([1])
    print([type(y).__name__ for y in (x | {2}, x & x, x - x, x ^ x, x.copy(), x.union([1]), x.intersection([1]), x.difference(), {1} | x, frozenset([2]) | x)])
class By(bytes): pass
b = By(b'ab')
print([type(x).__name__ for x in (b[:], b + b'', b * 1, b.upper(), b.strip(), b.replace(b'z', b''), b.join([]), bytes(b), b.center(1), b.translate(None), b.ljust(1), b.partition(b'z')[0], b.split()[0])])
