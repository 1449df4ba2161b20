# re.Pattern, re.Match and the scanner as types: names, attributes, arguments.
import copy
import gc
import re
import sys
import weakref
from array import array


def show(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as e:
            print(type(e).__name__, e)


p = re.compile('(a)(?P<n>b)?')
m = p.match('ab')
s = p.scanner('abab')
try:
    re.compile('a') < re.compile('b')
except TypeError as e:
    print(e)
for t in re.Pattern, re.Match, type(s):
    print(t, t.__name__, t.__module__, t.__qualname__, t.__basicsize__,
          t.__itemsize__, t.__weakrefoffset__, t.__dictoffset__, t.__doc__)
    for name in sorted(set(vars(t)) - {'__module__'}):
        value = vars(t)[name]
        print(name, type(value).__name__)
        if type(value).__name__ == 'method_descriptor':
            print(value.__doc__)
    show(lambda: t(), lambda: t(1, 2), lambda: type('X', (t,), {}),
         lambda: setattr(t, 'x', 1), lambda: delattr(t, 'search'))
print(sys.getsizeof(m), sys.getsizeof(s), sys.getsizeof(re.match('', '')))
print(gc.is_tracked(p), gc.is_tracked(m), gc.is_tracked(s))
show(lambda: m.group([]), lambda: m.group(1.0), lambda: m[5], lambda: m['n'],
     lambda: m[True], lambda: m[10 ** 30], lambda: m.group(k=1),
     lambda: m[-1], lambda: m['x'], lambda: m.group(0, 'n', 1),
     lambda: m.start(1, 2), lambda: m.start(x=1), lambda: m.groups(1, 2),
     lambda: m.groups(default=7), lambda: m.groupdict(x=1),
     lambda: m.expand(), lambda: m.expand(1), lambda: m.expand('a'),
     lambda: m.expand(template=r'\2'), lambda: m.span('n'), lambda: m.end(2))
show(lambda: setattr(p, 'x', 1), lambda: setattr(p, 'flags', 1),
     lambda: setattr(p, 'groupindex', 1), lambda: delattr(m, 'string'),
     lambda: setattr(m, 'x', 1), lambda: setattr(m, 'regs', 1),
     lambda: setattr(m, 're', 1), lambda: setattr(s, 'pattern', 1),
     lambda: p.nope, lambda: m.nope, lambda: s.nope)
show(lambda: p.match(), lambda: p.match('a', x=1), lambda: p.match('a', 1, 2, 3),
     lambda: p.match('a', 'b'), lambda: p.match(1), lambda: p.match(b'a'),
     lambda: re.match(b'a', 'a'), lambda: p.sub('a'), lambda: p.sub(1, 'a'),
     lambda: p.sub('a', 'b', 1.5), lambda: p.subn('a'), lambda: p.split(),
     lambda: p.scanner(), lambda: p.finditer(), lambda: p.finditer(1),
     lambda: p.findall('a', pos='x'), lambda: s.match(1), lambda: s.search(x=1),
     lambda: p.__copy__(1), lambda: p.__deepcopy__(), lambda: m.__deepcopy__(),
     lambda: p.fullmatch(string='ab', endpos=1), lambda: p.search('xa', endpos=1),
     lambda: p.search(pos=1, string='xa'), lambda: p.match('a', string='b'))
show(lambda: next(iter(p.match, 1)), lambda: next(iter(s.search, 1)),
     lambda: next(iter(p.findall, 1)), lambda: next(iter(m.group, 1)),
     lambda: next(iter(p.sub, 1)), lambda: next(iter(m.start, 1)))
show(lambda: p.findall('a', 10 ** 30), lambda: p.findall('aab', -5),
     lambda: p.sub('x', 'aaa', count=-1), lambda: p.split('aaa', -1),
     lambda: p.split('xaby', maxsplit=1), lambda: p.subn('x', 'aaa', 2))
show(lambda: re.Pattern[str], lambda: re.Match[bytes], lambda: len(m),
     lambda: bool(m), lambda: p == 1, lambda: p != 1, lambda: p == p,
     lambda: p < p, lambda: hash(m) == hash(m), lambda: p.groupindex,
     lambda: type(p.groupindex), lambda: p.__eq__(1))
show(lambda: weakref.ref(p)() is p, lambda: weakref.ref(m),
     lambda: weakref.ref(s), lambda: copy.copy(s), lambda: copy.deepcopy(m) is m,
     lambda: copy.copy(p) is p, lambda: p.__reduce_ex__(2))
print(re.compile('a' * 300), re.compile(b'x' * 300, re.I | re.A))
print(re.compile('x', re.I | re.X | re.S | re.M), re.match('.*', 'a' * 100))

# What replaces a match, and the text, must be of one kind.
show(lambda: p.sub(lambda m: 3, 'a'), lambda: p.sub(lambda m: b'3', 'xa'),
     lambda: p.sub(b'3', 'a'), lambda: re.sub(b'a', lambda m: 'x', b'a'),
     lambda: re.sub(b'a', 'x', b'a'), lambda: p.sub(lambda m: None, 'ab-ab'),
     lambda: p.sub(r'[\2\1]', 'ab-a'), lambda: p.sub(r'\n', 'ab'),
     lambda: re.sub(b'(a)|b', rb'[\1]', b'ab'), lambda: p.sub(r'\3', 'a'),
     lambda: re.sub('(a)', bytearray(b'x'), 'a'),
     lambda: re.sub(b'(a)', bytearray(b'x'), b'a'),
     lambda: p.sub(r'\g<n>', 'aab'), lambda: p.sub(str, 'a'),
     lambda: re.sub('a', lambda m: 1 / 0, 'ba'))

# Bytes-like texts are held while they are looked at, and no longer.
b = bytearray(b'abc')
q = re.compile(b'b')
found = q.search(b)
b.append(1)
print(found.group(), found, found.string is b)
del b[:2]
print(found.group(), found.span(), type(found.group()))
scanner = q.scanner(b)
show(lambda: b.append(1))
del scanner
show(lambda: b.append(1))
it = q.finditer(b)
show(lambda: b.append(1), lambda: list(it), lambda: b.append(1))
del it
show(lambda: b.append(1), lambda: re.findall(b'.', memoryview(b'abcd')[1:3]),
     lambda: re.search(b'c', array('B', b'abc')).span(),
     lambda: re.split(b'b', array('B', b'abc')),
     lambda: q.sub(lambda m: b.append(1) or b'', b'b'),
     lambda: q.sub(lambda m: m.string.append(1) or b'', bytearray(b'b')),
     lambda: re.search(b'(b)', bytearray(b'ab')).expand(rb'<\1>'),
     lambda: re.search(b'(b)', memoryview(b'ab')).expand(rb'<\1>'))


class Text(str):
    pass


t = Text('ab')
print(type(re.match('ab', t).group()), type(re.match('ab', t).string),
      type(re.sub('z', '', t)), re.sub('z', '', t) is t)
y = 'ab' * 3
print(re.sub('z', '', y) is y, re.match('.*', y).group() is y,
      re.split('z', y)[0] is y)
o = 'xyz' * 5
n = sys.getrefcount(o)
kept = re.search('y', o)
print(sys.getrefcount(o) - n, sys.getrefcount(kept.re) >= 2)
del kept
print(sys.getrefcount(o) - n)

s = p.scanner('abxa', 0, 4)
print(s.pattern is p, s.match(), s.match(), s.match(), s.search())
s = re.compile('x*').scanner('axb')
print([s.search().span() for i in range(4)], s.search(), s.search())
print(m.regs is m.regs, m.lastindex, m.lastgroup, p.match('a').lastgroup,
      re.match('a', 'a').lastindex, m.pos, m.endpos, p.search('ab', 1, 9))
for text in 'a\xe9b', 'a\u0416b', 'a\U0001f600b':
    print(ascii(re.findall('[^a]', text)), re.search('b', text).span(),
          ascii(re.sub('(.)b', r'\1', text)), ascii(re.split('b', text)),
          ascii(re.findall(r'\w+', text)), ascii(re.match('.*?b', text)[0]),
          ascii(re.findall('(?i)[%s]' % text[1].upper(), text)),
          re.search(text[1] + 'b', 'x' * 50 + text).span())
