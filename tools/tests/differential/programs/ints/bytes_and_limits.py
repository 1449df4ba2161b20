# SPDX-License-Identifier: GPL-2.0
# int: bytes out and in, text in bytes, the limit of decimal digits
import sys


def show(what, f):
    try:
        r = repr(f())
        print(what, '->', r if len(r) < 200 else (r[:50], len(r)))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


values = [0, 1, -1, 5, 127, 128, -128, -129, 255, 256, -256, 500, 2**30,
          2**31 - 1, -2**31, 2**60, 2**63, -2**63, 2**64 - 1, 2**100,
          -2**100, 10**40, -10**40]
for v in values:
    for n in (0, 1, 2, 4, 8, 9, 16, 20):
        for order in ('big', 'little'):
            for signed in (False, True):
                show((v, n, order, signed),
                     lambda: v.to_bytes(n, order, signed=signed))
                try:
                    b = v.to_bytes(n, order, signed=signed)
                except OverflowError:
                    continue
                if int.from_bytes(b, order, signed=signed) != v:
                    print('round trip', v, b)
show('to', lambda: (5).to_bytes())
show('to', lambda: (5).to_bytes(-1))
show('to', lambda: (5).to_bytes(2, 'x'))
show('to', lambda: (5).to_bytes(2, 3))
show('to', lambda: (5).to_bytes(2, 'big', True))
show('to', lambda: (5).to_bytes(length='a'))
show('to', lambda: (5).to_bytes(length=3, byteorder='big'))
show('to', lambda: True.to_bytes(2))
show('from', lambda: int.from_bytes(b'ab'))
show('from', lambda: int.from_bytes(b'\xff\x00', 'little', signed=True))
show('from', lambda: int.from_bytes([1, 2]))
show('from', lambda: int.from_bytes([1, 256]))
show('from', lambda: int.from_bytes(5))
show('from', lambda: int.from_bytes('ab'))
show('from', lambda: int.from_bytes(None))
show('from', lambda: int.from_bytes(b'ab', 'x'))
show('from', lambda: int.from_bytes())
show('from', lambda: int.from_bytes(bytearray(b'ab')))
show('from', lambda: int.from_bytes(b''))
show('from', lambda: int.from_bytes(b'\x80' + bytes(15), signed=True))
show('from', lambda: int.from_bytes(bytes=b'ab', byteorder='little'))
for b in (b'12', b' 12 ', b'1x', b'1\xff', b'', b'0x1f', b'1_0', b'1\0',
          bytearray(b'12'), bytearray(b'zz'), bytearray(b'1.5'), b'1.5',
          b'nan', b' -inf ', b'1e5', b'1__0'):
    show(('int', b), lambda: int(b))
    show(('int16', b), lambda: int(b, 16))
    show(('int36', b), lambda: int(b, 36))
    show(('float', b), lambda: float(b))
show('limit', lambda: sys.get_int_max_str_digits())
show('limit', lambda: sys.set_int_max_str_digits(100))
show('limit', lambda: sys.set_int_max_str_digits(-1))
show('limit', lambda: sys.set_int_max_str_digits('a'))
show('limit', lambda: sys.set_int_max_str_digits())
show('limit', lambda: sys.set_int_max_str_digits(10**20))


def tries():
    n = sys.get_int_max_str_digits() or 10000
    show(n, lambda: int('1' * n) % 1000)
    show(n, lambda: int('1' * (n + 1)) % 1000)
    show(n, lambda: str(10**n)[:3])
    show(n, lambda: str(10**(n - 1))[:3])
    show(n, lambda: str(-10**(n - 1))[:3])
    show(n, lambda: int('1' * (n + 1), 7) % 1000)
    show(n, lambda: int('1' * (n + 1), 16) % 1000)
    show(n, lambda: eval('1' * (n + 1)) % 1000)
    show(n, lambda: '%d' % 10**n)
    show(n, lambda: format(10**n, 'd'))
    show(n, lambda: f'{10**n}')


tries()
show('limit', lambda: sys.set_int_max_str_digits(maxdigits=640))
tries()
show('limit', lambda: sys.set_int_max_str_digits(0))
tries()
x = 7**40000
s = str(x)
print(len(s), s[:20], s[-20:], int(s) == x, int('-' + s) == -x)
for base in (2, 10, 36, 37, 1, 0, -1, 10**30, 'a', 2.0):
    for t in ('12', '', ' ', '0x1g', '1_000', '_1', '0b101', '012', 12, [],
              None, '\ud800', '0', '-0', '+5', '- 5', '0o17', '0X1F'):
        show(('int', t, base), lambda: int(t, base))
show('int', lambda: int(base=10))
show('int', lambda: int(x=1))
show('int', lambda: int('1', 2, 3))
