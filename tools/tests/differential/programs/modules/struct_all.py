# SPDX-License-Identifier: GPL-2.0
# struct: every format both ways, sizes, messages
import struct
from struct import *


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__module__, type(e).__name__, e)


for f in ('i', 'bq', '=bq', '@bqb', 'bq0q', 'y', '3', '99999999999999999999i',
          '9999999999999999999s', b'i', 3, ' i i ', '<n', '<P', '',
          'nNP?cefdsp', '4x', '0s', '@h0i', '!5h', 'hhl', '>xhxl', '2s3p'):
    show(f, lambda: calcsize(f))
values = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769,
          65535, 65536, 2**31 - 1, 2**31, -2**31 - 1, 2**32 - 1, 2**32,
          2**63 - 1, -2**63, True, 1.5, 'a', None, b'a']
for order in ('', '<'):
    for code in 'bBhHiIlLqQ':
        for v in values:
            show((order + code, v), lambda: pack(order + code, v))
for code in 'bBhHiIlLqQ':
    for v in (0, 1, 100, 127):
        show(('>' + code, v), lambda: pack('>' + code, v))
for order in ('', '<', '>', '!', '='):
    for code in 'efd':
        for v in (0, -0.0, 1, 1.5, 0.1, -2.75, 65504, 1e-7, 6e-8, 1e-8, 1e-40,
                  1e-45, 5e-324, 1e38, 3.4028235e38, float('inf'),
                  float('-inf'), float('nan'), 2**0.5, 'a', None, 1e-5):
            show((order + code, v), lambda: pack(order + code, v))
            try:
                b = pack(order + code, v)
            except Exception:
                continue
            show(b, lambda: unpack(order + code, b))
for args in [('ii', 1), ('i',), (), ('3s', 'abc'), ('3s', b'abcdef'),
             ('5s', b'ab'), ('s', b''), ('3p', b'abcdef'), ('5p', b'ab'),
             ('0p', b'a'), ('c', b'ab'), ('c', 5), ('p', 'a'), ('?', []),
             ('??', 1, 'a'), ('<?hxi', True, 2, 3), ('bhiq', 1, 2, 3, 4),
             ('3h', 1, 2, 3), ('2x', ), ('3s', bytearray(b'xyz')), ('i', 1, 2),
             ('=bhiq', 1, 2, 3, 4), ('300p', b'x' * 299)]:
    show(args, lambda: pack(*args))
show('<f', lambda: pack('<f', 1e40))
for args in [('i', b'abc'), ('i', b'abcd'), ('i', 'abcd'), ('c', b'x'),
             ('<bBhHiIqQ', bytes(range(30))),
             ('>bBhHiIqQ', bytes(range(200, 230))),
             ('3s2p?c', b'abc\x05d\x01e'), ('e', b'\x00\x3c'),
             ('<f', b'\xcd\xcc\xcc='), ('', b''), ('2h', bytearray(b'abcd')),
             ('<lL', bytes(range(248, 256))), ('x3sx', b'abcde')]:
    show(args, lambda: unpack(*args))
for args in [('i', b'abcdefgh', 2), ('i', b'abcd', 2), ('i', b'abcd', -2),
             ('i', b'abcd', -9), ('i', b'abcdef', -5), ('i', b'abcdef')]:
    show(args, lambda: unpack_from(*args))
show('kw', lambda: unpack_from('h', buffer=b'abcd', offset=1))
show('iter', lambda: list(iter_unpack('h', b'abcdef')))
show('iter', lambda: iter_unpack('h', b'abc'))
show('iter', lambda: iter_unpack('', b'abc'))
b = bytearray(8)
pack_into('i', b, 2, 5)
pack_into('<h', b, -2, 258)
print(b)
for args in [('i', bytearray(4), 1, 5), ('i', b'abcd', 0, 5),
             ('i', bytearray(4), -9, 5), ('i', bytearray(4), -2, 5),
             ('i', bytearray(4)), ('i',), ('i', bytearray(4), 0),
             ('i', bytearray(4), 0, 'a')]:
    show(args, lambda: pack_into(*args))
s = Struct('<hi')
print(s.size, s.format, s.pack(1, 2), s.unpack(b'abcdef'),
      s.unpack_from(b'xabcdef', 1), list(s.iter_unpack(b'abcdefghijkl')))
show('Struct', lambda: Struct(3))
print(error.__mro__, issubclass(error, Exception), sorted(struct.__all__))
