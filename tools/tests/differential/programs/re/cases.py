# Case does not matter: which of all characters are the same.
import re

LETTERS = ('aAkKsSiI\u0130\u0131\u017f\u212a\xe5\xc5\u212b\xb5\u03bc\u039c'
           '\xdf\u1e9e\u0345\u0399\u03b9\u1fbe\u0390\u1fd3\u03b2\u03d0\u0392'
           '\u03b8\u03d1\u0398\u03f4\u03c3\u03c2\u03a3\u03c9\u03a9\u2126'
           '\u1c80\u0432\u0412\u1c88\ua64a\ua64b\u1e61\u1e9b\ufb05\ufb06'
           '\u01c4\u01c5\u01c6\u10a0\u2d00\u13a0\uab70\u10d0\u1c90\u24b6\u24d0'
           '\U00010400\U00010428\U0001e900\U0001e922_1')
for c in LETTERS:
    print(ascii(c),
          ascii(''.join(re.findall('(?i)' + re.escape(c), LETTERS))),
          ascii(''.join(re.findall('(?i)[_%s]' % c, LETTERS))),
          ascii(''.join(re.findall('(?i)[^_%s]' % c, LETTERS)[:5])),
          ascii(''.join(re.findall('(?ia)' + c, LETTERS))),
          ascii(''.join([d for d in LETTERS
                         if re.match(r'(?i)(.)\1', c + d)])))
for low, high in ('az', 'AZ', '@Z', '\xc0\xde', '\u0370\u03ff', 'Zz',
                  '\u0400\u042f', '\u2100\u214f', '\x00\x40',
                  '\U00010400\U00010420'):
    print(ascii(low), ascii(''.join(re.findall('(?i)[%s-%s]' % (low, high),
                                               LETTERS))))
total = 0
for i in list(range(0x530)) + list(range(0x1c80, 0x2200)):
    c = chr(i)
    if c.lower() != c.upper():
        p = re.compile(re.escape(c), re.I)
        both = c.lower()[0], c.upper()[0], c.title()[0], c.swapcase()[0]
        total += sum(bool(p.match(d)) * n for n, d in enumerate(both, 1))
print(total)
for name in 'dDsSwW':
    p, q = re.compile('\\' + name), re.compile('(?a)\\' + name)
    print(name, sum(i for i in range(0x3100) if p.match(chr(i))),
          sum(i for i in range(0x3100) if q.match(chr(i))),
          sum(map(ord, re.findall(b'\\' + name.encode(), bytes(range(256))))))
