# Codecs and their error handlers: results, and what exceptions say.
def t(f, *a):
    try: print(ascii(f(*a)))
    except Exception as e: print(type(e).__name__, e, getattr(e, 'encoding', ''), getattr(e, 'start', ''), getattr(e, 'end', ''))
for b in (b'\x00\xd8', b'\x00\xd8\x00', b'\x00\xdc', b'\x00\xdca\x00', b'\x00\xd8a\x00b\x00', b'a', b'a\0b', b'\xff\xfea\0', b'\xfe\xff\0a', b'\xfe\xff\0', b''):
    for e in ('utf-16', 'utf-16-le', 'utf-16-be'): 
        for h in ('strict', 'replace', 'ignore', 'surrogatepass', 'surrogateescape', 'backslashreplace'): print(b, e, h, end=' '); t(b.decode, e, h)
for b in (b'a\0\0\0', b'a\0\0', b'\0\0\x11\0', b'\0\xd8\0\0', b'\xff\xfe\0\0a\0\0\0', b'\0\0\xfe\xff\0\0\0a', b'\0\0\xfe\xff\0\0\0', b'\xff\xff\xff\xffa\0\0\0'):
    for e in ('utf-32', 'utf-32-le', 'utf-32-be'): 
        for h in ('strict', 'replace', 'ignore', 'surrogatepass', 'surrogateescape'): print(b, e, h, end=' '); t(b.decode, e, h)
for s in ('a€😀', 'a\udc80', '\ud800b', 'x\udc80\udc81\ud800y', '', 'é', '\x81'):
    for e in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-8-sig', 'cp1252', 'cp437', 'iso8859-15', 'koi8-r', 'unicode_escape', 'raw_unicode_escape'):
        for h in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'surrogatepass', 'surrogateescape', 'namereplace'): print(ascii(s), e, h, end=' '); t(s.encode, e, h)
for b in (b'\x81', b'a\x80\x9d', b'\xa4'):
    for e in ('cp1252', 'cp437', 'iso8859-15', 'iso-8859-15', 'latin9', 'windows-1252', 'koi8-r', 'mac-roman', 'cp866', 'IBM866', '1251', 'cp1250', 'utf-8-sig'):
        for h in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogatepass', 'surrogateescape'): print(b, e, h, end=' '); t(b.decode, e, h)
for b in (rb'a\n\x41\101\u20ac\U0001f600', rb'a\N{BULLET}\N{x}', b'\\', b'\\x', b'\\x4', b'\\u12', b'\\U12', b'\\U00110000', b'\xe9', b'\\N', b'\\N{', b'\\N{}', b'\\N{foo bar}', b'\\\n1', b'\\u', b'\\ud800', b"\\'\\\""):
    for e in ('unicode_escape', 'raw_unicode_escape', 'unicode-escape'):
        for h in ('strict', 'replace', 'ignore', 'backslashreplace'): print(b, e, h, end=' '); t(b.decode, e, h)
for s in ('a\n\t\r\\\'"\x00\x7f\xe9\u20ac\U0001f600\udc80',):
    t(s.encode, 'unicode_escape'); t(s.encode, 'raw_unicode_escape')
t('a'.encode, 'nonesuch'); t('a'.encode, 'utf\0'); t(b'a'.decode, 'a b c')
t(str, b'\xff\xfea\0', 'utf-16'); t(bytes, 'é', 'cp1252'); t(bytearray, 'é', 'utf-16')
