# Patterns that are none: message, position, line and column.
import re
import warnings

warnings.simplefilter('ignore')
BAD = ['(', ')', '(a', 'a)', '[', '[a', '[]', '[^]', '[b-a]', '[\\w-a]',
       '[a-\\d]', '*', '+a', '?', '{1}', 'a**', 'a*?*', 'a{2}{3}', 'a++*',
       'a{3,2}', 'a{99999999999}', 'a{1,99999999999}', '^*', '$+', '\\b?',
       '\\', 'a\\', '\\q', '\\x1', '\\xg', '\\u12', '\\U0011', '\\U00110000',
       '[\\q]', '[\\x1]', '[\\9]', '\\8', '\\1', '(a)\\2', '(a\\1)', '\\400',
       '[\\400]', '(?', '(?P', '(?P<', '(?P<>a)', '(?P<a', '(?P<1>a)',
       '(?P<a>a)(?P<a>b)', '(?P=', '(?P=a)', '(?P=1)', '(?P<a>(?P=a))',
       '(?Px)', '(?P>a)', '(?#', '(?#a', '(?<', '(?<a)', '(?<=', '(?<=a*)',
       '(?<!a|bc)', '(?<=(a)\\1)', '(?=', '(?=a', '(?!a', '(?(', '(?()a)',
       '(?(0)a)', '(?(1)a)', '(?(x)a)', '(?(-1)a)', '(?(1.5)a)',
       '(a)(?(1)b|c|d)', '(a)(?(1)b', '(?i', '(?iq)', '(?i1)', '(?-', '(?-i',
       '(?-i)', '(?-q:a)', '(?-1:a)', '(?i-', '(?i-i:a)', '(?L)', '(?Li:a)',
       '(?au)', '(?a-u:b)', '(?-a:b)', 'a(?i)', '(a)(?m)b', 'a|(?i)b',
       '((?x))', '(?z)', '(?>a', '(?:a', '(?a:b', '\n\n(a\n', 'ab\n  c)',
       '\\N', '\\N{', '\\N{}', '\\N{no such name}', '(?<=a{1,2})b',
       '(?<=(?:a|bb))c', '(?P<é>a)(?P=é)(', '(?P<a.b>x)', 'x{,1}{', '(?(1)',
       '(?(a', '(?P=a', '(?i:', '(?ii-ms:a)(', '()' * 3 + '\\4']
for source in BAD:
    for text in source, source.encode('latin1'):
        try:
            p = re.compile(text)
        except re.error as e:
            print(repr(text), type(e).__name__, e, e.msg, e.pattern == text,
                  e.pos, e.lineno, e.colno)
        except Exception as e:
            print(repr(text), type(e).__name__, e)
        else:
            print(repr(text), p)
e = re.error('m')
print(e, e.msg, e.pattern, e.pos, e.lineno, e.colno, e.args, repr(e))
print(repr(re.error('m', 'a\nbc', 3)), re.error.__module__)
for call in [lambda: re.compile('a', re.L),
             lambda: re.compile('a', re.A | re.U),
             lambda: re.compile(b'a', re.U),
             lambda: re.compile(b'a', re.A | re.L),
             lambda: re.compile(5), lambda: re.compile(None),
             lambda: re.compile([]), lambda: re.compile(re.compile('a'), re.I),
             lambda: re.match('a', b'a'), lambda: re.match(b'a', 'a'),
             lambda: re.match('a', 5), lambda: re.findall('a', None),
             lambda: re.escape(5), lambda: re.sub('a', 5, 'a'),
             lambda: re.sub('a', lambda m: 5, 'a'),
             lambda: re.sub('a', b'b', 'a'),
             lambda: re.compile('a').match('a', 'x'),
             lambda: re.compile('a').split('a', 'x'),
             lambda: re.Pattern(), lambda: re.Match(),
             lambda: type('X', (re.Pattern,), {}),
             lambda: setattr(re.compile('a'), 'pattern', 'b'),
             lambda: setattr(re.match('a', 'a'), 'string', 'b'),
             lambda: re.match('a', 'a').group(1),
             lambda: re.match('a', 'a').group('x'),
             lambda: re.match('a', 'a')[-1], lambda: re.match('a', 'a')[1.5],
             lambda: re.match('a', 'a').span(2)]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
for template in ['\\', '\\q', '\\1', '\\g', '\\g<', '\\g<>', '\\g<a', '\\g<1',
                 '\\g<x>', '\\g<1a>', '\\g<-1>', '\\g<9>', '\\400', '\\99',
                 '\\g<a b>', 'x\\1y', '\\g<99999999999>', '\\u0041', '\\N{a}']:
    for how in (lambda: re.sub('x', template, 'axb'),
                lambda: re.match('a', 'a').expand(template),
                lambda: re.sub(b'x', template.encode(), b'axb')):
        try:
            print(repr(template), how())
        except Exception as e:
            print(repr(template), type(e).__name__, e)
for source in ['[[a]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', '[--a]', '[[]',
               '[a-b--c]', '[a-c-e]']:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        try:
            p = re.compile(source)
        except re.error as e:
            print(e)
        print(source, [(w.category.__name__, str(w.message)) for w in seen])
