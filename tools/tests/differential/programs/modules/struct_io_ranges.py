# SPDX-License-Identifier: GPL-2.0
# Formats, numbers, offsets and sizes at and beyond their limits.
import struct, io
def t(label, f):
    try: print(label, repr(f()).split(' at 0x')[0])
    except Exception as e: print(label, type(e).__name__, str(e).split(' at 0x')[0])
BIG = 2**63
buf = bytearray(16)
for off in (-1, -4, -5, -16, -17, -20, 0, 12, 13, 16, 17, 2**31, BIG - 1, BIG, -BIG, -BIG - 1, 2**70, 1.5, 'x', None, True):
    t('pack_into %r' % (off,), lambda: struct.pack_into('<i', buf, off, 7))
    t('unpack_from %r' % (off,), lambda: struct.unpack_from('<i', buf, off))
    t('unpack_from kw %r' % (off,), lambda: struct.unpack_from('<i', buffer=buf, offset=off))
    t('S.pack_into %r' % (off,), lambda: struct.Struct('<i').pack_into(buf, off, 7))
    t('S.unpack_from %r' % (off,), lambda: struct.Struct('<i').unpack_from(buf, off))
for fmt in ('%di' % BIG, '%ds' % (BIG - 1), '%dx' % (BIG - 1), '%dx%dx' % (BIG - 1, 1), '%dq' % (2**60), '1', 'i1', '1 i', 'z', '<P', '>n', '@n', '', ' ', 'i i', '0i', '0s', '3s', '99999999999999999999i', '-1i', '\x00', 'é', 'ib', '@ib', '=ib', '!ib', 'bi0q', '?', 'p', '0p', '3p', 'e', 'f', 'd', 'c', '2c'):
    t('calcsize %r' % fmt, lambda: struct.calcsize(fmt))
    t('Struct %r' % fmt, lambda: (struct.Struct(fmt).size, struct.Struct(fmt).format))
for bad in (None, 1, [], b'i', bytearray(b'i'), b'\xff', ('i',)):
    t('calcsize %r' % (bad,), lambda: struct.calcsize(bad))
    t('Struct %r' % (bad,), lambda: struct.Struct(bad).size)
    t('pack %r' % (bad,), lambda: struct.pack(bad, 1))
t('repr', lambda: repr(struct.Struct('i')).split(' at')[0])
t('repr2', lambda: struct.Struct)
t('err', lambda: struct.error)
t('mro', lambda: struct.error.__mro__)
t('iter', lambda: struct.iter_unpack('<i', b'abcdefgh'))
t('iter0', lambda: struct.iter_unpack('', b''))
t('iter1', lambda: struct.iter_unpack('<i', b'abc'))
t('iter2', lambda: list(struct.iter_unpack('<i', b'')))
def it():
    i = struct.iter_unpack('<h', b'abcdefgh'); next(i); return i.__length_hint__(), list(i)
t('iter3', it)
t('iter4', lambda: type(struct.iter_unpack('<h', b'ab'))())
t('args', lambda: struct.pack('<ii', 1))
t('args1', lambda: struct.pack('<i', 1, 2))
t('args2', lambda: struct.pack())
t('args3', lambda: struct.pack_into('<i', buf))
t('args4', lambda: struct.pack_into('<i', buf, 0))
t('args5', lambda: struct.pack_into('<i', b'1234', 0, 1))
t('args6', lambda: struct.pack_into('<i', 'abcd', 0, 1))
t('args7', lambda: struct.pack_into())
t('args8', lambda: struct.Struct('i').pack_into())
t('args9', lambda: struct.Struct('i').pack_into(buf))
t('args10', lambda: struct.Struct('i').pack())
t('args12', lambda: struct.Struct('i').unpack(b'abc'))
t('args13', lambda: struct.unpack('i', b'abc'))
t('args14', lambda: struct.unpack('i', 'abcd'))
t('args15', lambda: struct.unpack('i', 1))
for fmt in 'bBhHiIlLqQnN':
    for v in (2**7, 2**8, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, -1, -2**7 - 1, -2**15 - 1, -2**31 - 1, -2**63 - 1, 1.5, 'x', None, b'a', True):
        for pre in '@<>':
            t('pack %s%s %r' % (pre, fmt, v), lambda: struct.pack(pre + fmt, v))
for fmt in 'efd':
    for v in (1, 1.5, 65504.0, 65520.0, 1e39, float('inf'), float('nan'), 'x', None, 2**2000, -0.0, 1e-30, 2**-24, 2**-25):
        for pre in '<>@':
            t('pack %s%s %.20r' % (pre, fmt, v), lambda: struct.pack(pre + fmt, v))
for fmt in ('s', '3s', 'p', '3p', '300p', '?', 'c', 'P'):
    for v in (b'', b'abcdef', bytearray(b'ab'), 'x', 1, None, [], -1):
        t('pack %s %r' % (fmt, v), lambda: struct.pack(fmt, v)[:10])
S, B = io.StringIO, io.BytesIO
for n in (-1, -2, 0, 1, 3, 2**31, BIG - 1, BIG, -BIG, -BIG - 1, 2**70, 1.5, 'x', None, True):
    for T, init in ((S, 'abc\ndef'), (B, b'abc\ndef')):
        for m in ('read', 'readline', 'seek', 'truncate', 'read1', 'readlines', 'readinto'):
            def r():
                f = T(init); f.seek(1)
                return getattr(f, m)(n), f.tell(), f.getvalue()
            if (m == 'seek' and n == BIG - 1): continue
            t('%s.%s %r' % (T.__name__, m, n), r)
        for w in (0, 1, 2, 3, -1):
            def r():
                f = T(init); f.seek(2)
                return f.seek(n, w), f.tell()
            t('%s.seek %r %r' % (T.__name__, n, w), r)
def over():
    f = B(b'ab'); f.seek(BIG - 1); f.write(b'x')
t('over', over)
def over2():
    f = S('ab'); f.seek(2**40 * 0 + 5); f.write('x'); return f.getvalue()
t('over2', over2)
def over3():
    f = B(b'ab'); f.seek(5); f.write(b'x'); return f.getvalue(), f.tell()
t('over3', over3)
def over4():
    f = B(b'ab'); f.seek(BIG - 1); return f.read(), f.readline(), f.tell(), f.truncate(1), f.getvalue()
t('over4', over4)
def over5():
    f = S('ab'); f.seek(BIG - 1); return f.read(), f.readline(), f.tell()
t('over5', over5)
def over6():
    f = S('ab'); f.seek(BIG - 1); return f.write('x')
t('over6', over6)
