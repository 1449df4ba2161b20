# Lexers: re.Scanner, whose patterns are one, and what Pattern.scanner() gives.
import re
def t(lex, text, flags=0):
    try:
        s=re.Scanner(lex, flags); print(s.scan(text), s.scanner, s.scanner.flags, s.scanner.groups, s.scanner.groupindex)
    except Exception as e: print(type(e).__name__, e)
t([(r'\w+','w')], 'aé')
t([(r'\w+','w')], 'aé', re.U)
t([(r'(?i)A','w')], 'aA')
t([(r'A','w')], 'aA', re.I)
t([('(a)(b)(c)',1)], 'abcabc')
t([('(a)(b)',1),('c',2)], 'abcabc')
t([('(?P<n>a)',1),('c',2)], 'abcabc')
t([('a b',1),('c',2)], 'abcabc', re.X)
t([(r'(a)\1',1),('c',2)], 'aacaa')
t([(rb'a',1),(b'c',2)], b'aacaa')
t([(rb'a',1),('c',2)], b'aacaa')
t([('',1),('c',2)], 'c')
t([], 'c')
t([('a','A'),('.',lambda s,x:(s.match.span(),s.match.lastindex,s.match.groups(),s.match.re is s.scanner))], 'xay')
t([('a|ab',1),('b',2)], 'ab')
t([('a',)], 'ab')
t([(1, 2)], "ab")
t([('(',2)], 'ab')
t([('a',1)]*3, 'ab')
s=re.Scanner([('a',1)]); print(sorted(vars(s))); s.scan('a'); print(sorted(vars(s)))
s=re.Scanner([('a',lambda *a:1)]); s.scan('a'); print(sorted(vars(s)))
print(repr(re.Scanner([(b'a',1)]).scanner), re.Scanner([('a',1)],re.I|re.A).scanner)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


p = re.compile('(a)b?')
steps = p.scanner('xabaab')
print(type(steps), steps.pattern, type(steps).__mro__)
while m := steps.search():
    print(m, m.re is p)
steps = p.scanner('aaxa')
print([steps.match() for _ in range(4)], steps.search(), steps.search())
steps = p.scanner('aaxa', 1, 3)
print([steps.match() for _ in range(4)], steps.search())
for step in 'search', 'match':
    steps = re.compile('x*').scanner('xxaxx')
    print([getattr(steps, step)() for _ in range(6)])
for f in (lambda: p.scanner(), lambda: p.scanner(1),
          lambda: p.scanner(string='ab', pos=1).match(),
          lambda: type(steps)(), lambda: setattr(steps, 'pattern', 1),
          lambda: steps.absent, lambda: setattr(steps, 'x', 1)):
    show(f)
both = re.Scanner([('a', 'A'), ('.', None)]).scanner
print(both.findall('xa'), both.search(b'xa').span(), both.fullmatch('a'),
      both.sub('-', 'xaa'), both == re.Scanner([('a', 1)]).scanner)
