# Random patterns on random texts: everything a match tells. Possessive are
# only repeats of one character: of others Debian's python3.11 goes on at a wrong
# place before its update 3.11.2-6+deb12u9.
import random
import re
import warnings

warnings.simplefilter('ignore')
rng = random.Random(11)
ATOMS = ['a', 'b', 'c', '.', '\\w', '\\d', '\\s', '\\b', '\\B', '^', '$',
         '[ab]', '[^a]', '[a-c1]', '[\\w-]', '\\Z', '\\A', '1', ' ', '\n',
         '(?=a)', '(?!b)', '(?<=a)', '(?<!b)', '()', 'A', '\\W', '\\D']
CHARACTERS = {'a', 'b', 'c', '.', '\\w', '\\d', '\\s', '[ab]', '[^a]', '[a-c1]',
              '[\\w-]', '1', ' ', '\n', 'A', '\\W', '\\D'}
REPEATS = ['*', '+', '?', '{2}', '{1,3}', '{,2}', '{2,}', '{0}']


def pattern(depth, groups):
    kind = rng.randrange(12)
    if not depth or kind < 3:
        if groups[0] and rng.random() < .12:
            return '\\%d' % rng.randint(1, groups[0])
        return rng.choice(ATOMS)
    if kind < 6:
        return ''.join([pattern(depth - 1, groups)
                        for _ in range(rng.randint(1, 3))])
    if kind == 6:
        return '(?:%s|%s)' % (pattern(depth - 1, groups),
                              pattern(depth - 1, groups))
    if kind == 7:
        groups[0] += 1
        return '(%s)' % pattern(depth - 1, groups)
    if kind == 8:
        start = rng.choice(['(?=', '(?!', '(?>', '(?i:', '(?s-i:', '(?m:'])
        return start + pattern(depth - 1, groups) + ')'
    if kind == 9 and groups[0]:
        return '(?(%d)%s|%s)' % (rng.randint(1, groups[0]),
                                 pattern(depth - 1, groups),
                                 pattern(depth - 1, groups))
    body = pattern(depth - 1, groups)
    return '(?:%s)%s%s' % (body, rng.choice(REPEATS),
                           rng.choice(['', '', '?', body in CHARACTERS and '+'
                                       or '']))


for n in range(700):
    groups = [0]
    source = pattern(4, groups)
    flags = rng.choice([0, 0, re.I, re.M, re.S, re.A, re.I | re.M])
    texts = [''.join([rng.choice('aabbc1 \nAB')
                      for _ in range(rng.randrange(9))]) for _ in range(3)]
    try:
        p = re.compile(source, flags)
    except (re.error, OverflowError) as e:
        print(n, repr(source), type(e).__name__, e)
        continue
    for text in texts:
        m = p.search(text)
        print(n, repr(source), int(flags), repr(text), m and m.regs,
              m and m.lastindex, [k.regs for k in p.finditer(text)],
              p.split(text), p.sub('-', text), p.fullmatch(text) is None)
