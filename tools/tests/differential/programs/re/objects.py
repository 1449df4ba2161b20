# Patterns, matches, flags and the functions, as objects and in use.
import copy
import re
import sys

p = re.compile(r'(?P<word>\w+) (?P<num>\d+)?(x)?')
print(p.pattern, p.flags, p.groups, p.groupindex, type(p), re.Pattern)
m = p.search('  ab 12 cd ', 1)
print(m, m.string, m.pos, m.endpos, m.re is p, m.regs, type(m), bool(m))
print(m.group(), m.group(0), m.group(1), m.group('num', 'word', 3), m[2])
print(m['word'], m.groups(), m.groups('-'), m.groupdict(), m.groupdict(5))
print(m.start(), m.end('word'), m.span(3), m.start('num'), m.lastindex,
      m.lastgroup, m.expand(r'\2-\g<word>[\3]'))
print(copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m)
print(sys.getsizeof(m), hash(p) == hash(re.compile(p.pattern)))
print(re.compile('a') == re.compile('a'), re.compile('a') == re.compile(b'a'),
      re.compile('a') == re.compile('a', re.I), re.compile('a') == 'a')
re.purge()
a = re.compile('abc')
print(a is re.compile('abc'), re.compile(a) is a)
re.purge()
print(a is re.compile('abc'), a == re.compile('abc'))
print(re.compile('x' * 300), re.match('.*', 'y' * 90))
for flags in (0, re.I, re.I | re.M, re.A, re.X | re.S, re.U, 1 << 20 | re.I):
    print(re.compile('a', flags), re.compile('a', flags).flags)
print(re.compile(b'a', re.L), re.compile(b'a').flags, re.compile('(?aim)a'))
print(repr(re.I), str(re.I), re.I.name, re.I.value, repr(re.I | re.S),
      repr(~re.I), re.RegexFlag(0), repr(re.RegexFlag(1 << 20)), re.NOFLAG)
print([f.name for f in re.RegexFlag], re.A is re.ASCII, int(re.X | re.S))
print(re.__all__)

print(re.split(r'\W+', 'a, b;c'), re.split(r'(\W)', 'a,b', 1),
      re.split('x*', 'axbc'), re.split('(x)|(y)', 'axbyc'), re.split('a', ''))
print(re.findall('a(b)?', 'abaa'), re.findall('(a)(b)?', 'aba'),
      re.findall('x*', 'axb'), re.findall(r'\b', 'a b'))
print([m.span() for m in re.finditer('x*|a', 'axa')],
      type(re.finditer('a', 'a')).__name__)
print(re.sub('x*', '-', 'abxd'), re.sub('b|', '-', 'abc'),
      re.subn('[ab]', lambda m: m[0].upper(), 'cabbage'),
      re.sub('a', '', 'banana', 2), re.sub('(a)|b', r'[\1]', 'ab'),
      re.sub('a', lambda m: None, 'bab'))
print(re.sub('(?P<x>a)(b)', r'\2\g<x>\g<0>\g<2>0\0\011\x'[:-2] + '\\n\\\\\\&',
             'ab').encode())
print(re.sub(b'(a)', rb'<\1>', bytearray(b'bab')),
      re.findall(b'[^a]', memoryview(b'abc')), re.split(b'a', b'bac'))
print(re.escape('a.b*c-d e_f\n\0é'), re.escape(b'a.b\xff'), re.escape(''))
s = 'abc'
print(re.sub('x', 'y', s) is s, p.match('ab 1', 0, 3), p.match('ab', 5),
      a.search('xabc', -5, 99), re.compile('^b').match('ab', 1),
      re.compile('b$').search('abc', 0, 2),
      re.compile('(?<=a)b').match('ab', 1))


class Text(str):
    def __getitem__(self, i):
        return 'wrong'


t = Text('hello world')
print(type(re.match('hello', t).group()), re.findall('o', t),
      type(re.sub('x', 'y', t)), re.match('h', t).string is t)


class Index:
    def __index__(self):
        return 1


print(re.match('(a)(b)', 'ab').group(Index()),
      re.compile('a').match('xa', Index()))
sc = re.compile(r'\s*(\d+|.)').scanner('a 12+b')
print(sc.match().group(1), sc.match().group(1), sc.search().span(),
      sc.pattern.pattern, sc.match(), sc.match(), sc.match())
b = bytearray(b'aXbXc')
it = re.finditer(b'X', b)
try:
    b.extend(b'more')
except BufferError as e:
    print(e)
print([m.start() for m in it])
del it
b.extend(b'X')
print(len(re.findall(b'X', b)))
print(re.Pattern[str], re.Match[bytes])
match re.match('a', 'a'):
    case re.Match(string=text):
        print('matched', text)
lexer = re.Scanner([(r'\d+', lambda s, text: int(text)), (r'\w+', 'name'),
                    (r'\s+', None)])
print(lexer.scan('ab 12 cd34 !x'))
print(re.match('(a+)+$', 'a' * 12 + 'b'),
      len(re.match('(?:a|b)*', 'ab' * 9000)[0]))
print(re.match('(?:(?:(?:(?:a?)*)*)*)*b', 'aaaaab'))
