# What a set matches of Latin-1, with and without regard to case.
import re

latin = ''.join(map(chr, range(256)))
other = [0x130, 0x131, 0x212a, 0x17f, 0x3bc, 0x39c, 0x212b, 0x1e9e, 0x178,
         0x100, 0x3c3, 0x1f600, 0x10400]
for c in [*range(256), *other]:
    text = re.escape(chr(c))
    for flags in 0, re.A:
        for shape in '[%s]', '[%s-%s]', '[%sq]', '[^%s]':
            found = re.findall(shape.replace('%s', text), latin, flags | re.I)
            print(hex(c), int(flags), shape, len(found), ascii(found[:8]))
for c in range(256):
    text = re.escape(bytes([c]))
    print(c, re.findall(b'(?i)' + text, bytes(range(256))),
          len(re.findall(b'(?i)[^%s]' % text, bytes(range(256)))))
for text in (r'\w', r'\W', r'\d', r'\D', r'\s', r'\S', r'[\w-]', r'[^\W\d]',
             '[a-f0-9_]', '[^a-f\xe9]', '(?i:[a-f\xc0-\xcf])', r'(?i:[\w\xe9])',
             '.', '[\xe9\u0416]', '[^\u0400-\u04ff]'):
    for flags in 0, re.A, re.S:
        print(ascii(text), int(flags),
              ascii(''.join(re.findall(text, latin + '\u0416\u096f', flags))))
