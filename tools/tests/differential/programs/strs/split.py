for s in ('a b c', '  a  b  ', '', 'abc', 'a,b,,c', ',', 'a\tb\nc', 'aXXbXXc', 'é à', '1<>2<>3'):
    print(s.split(), s.split(','), s.split(None, 1), s.split('XX'), s.rsplit(), s.rsplit(',', 1), s.rsplit(None, 1), s.split(' '), s.split(sep='<>', maxsplit=1), s.partition(','), s.rpartition(','), s.partition('XX'))
for s in ('a\nb', 'a\r\nb\rc', '', '\n', 'a\n', 'a\x0bb\x0cc\x1cd\x85e\u2028f', 'no'):
    print(s.splitlines(), s.splitlines(True), s.splitlines(keepends=True))
for a in (('',), (5,), (',', 'x'), (',', 1, 2)):
    try:
        print('a,b'.split(*a))
    except Exception as e:
        print(type(e).__name__, e)
try:
    'abc'.partition('')
except ValueError as e: print(e)
