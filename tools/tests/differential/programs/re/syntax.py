# Every form of a pattern, on a few texts each.
import re

CASES = {
    'a.c': ['abc', 'a\nc', 'ac', 'xxabc'],
    'a|b|': ['a', 'b', 'c', ''],
    'a*': ['', 'aaa', 'baa'], 'a+': ['', 'aaa', 'baa'], 'a?': ['', 'aa'],
    'a*?b': ['aab', 'b'], 'a+?': ['aaa'], 'a??b': ['ab', 'b'],
    'a{2}': ['a', 'aa', 'aaa'], 'a{1,2}': ['aaa'], 'a{,2}': ['aaa'],
    'a{2,}': ['a', 'aaaa'], 'a{2,3}?': ['aaaa'], 'a{': ['a{'],
    'a{}': ['a{}'], 'a{x}': ['a{x}'], 'a{1': ['a{1'], 'a{,}': ['aaa'],
    'a{1,x}': ['a{1,x}'],
    'a*+a': ['aaa'], 'a++b': ['aab'], 'a?+a': ['a', 'aa'],
    'a{1,2}+a': ['aa', 'aaa'], '(?:ab)*+c': ['ababc'], '(ab?)*+': ['abaab'],
    '(?>a*)a': ['aaa'], '(?>a|ab)c': ['ac', 'abc'], '(?>(a+))b': ['aab'],
    '(a)(b)?': ['a', 'ab'], '(?P<x>a)(?P=x)': ['aa', 'ab'],
    '(?P<x>a)|(?P<y>b)': ['a', 'b'], '(a)\\1': ['aa'], '(a*)\\1b': ['aaaab'],
    '(?i)(a)\\1': ['aA', 'Aa'], '()\\1': [''], '(a)?\\1': ['', 'aa'],
    '(?:a|b)c': ['ac', 'bc'], '(?=ab)a': ['ab', 'ac'], '(?!ab)a': ['ab', 'ac'],
    '(?=(a))': ['a'], '(?!(a))b': ['b'], '(?<=a)b': ['ab', 'bb'],
    '(?<!a)b': ['ab', 'bb', 'b'], '(?<=a|b)c': ['ac', 'bc', 'cc'],
    '(?<=^)a': ['a'], '(?<=\\b)a': ['a', 'ba'], '(?<=(a))b': ['ab'],
    '(?<=(?=b)b)c': ['bc'], '(?<!ab)c': ['c', 'bc', 'abc'],
    '(a)?(?(1)b|c)': ['ab', 'c', 'ac'], '(?P<q>a)?(?(q)b)': ['ab', 'b', 'a'],
    '(a)?(?(1)b)c': ['abc', 'c'], '(?(1)a|b)(c)?': ['b', 'bc'],
    '(?:(?(1)b|a)()){2}': ['ab', 'aa'],
    '^a': ['a', 'ba', 'b\na'], 'a$': ['a', 'a\n', 'a\nb', 'a\n\n'],
    '(?m)^a': ['b\na'], '(?m)a$': ['a\nb'], '\\Aa': ['a', 'b\na'],
    'a\\Z': ['a', 'a\n'], '(?m)\\Aa': ['b\na'], '(?m)a\\Z': ['a\n'],
    '\\ba\\b': ['a', 'ab', 'b a c'], '\\Ba': ['a', 'ba'], '\\b': ['', 'a'],
    '\\B': ['', 'a', 'ab', ' '],
    '[abc]+': ['cabd'], '[^abc]+': ['cabd'], '[a-c]+': ['cabd'],
    '[]a]+': ['a]'], '[^]a]+': ['b]'], '[a-]+': ['a-b'], '[-a]+': ['-a'],
    '[\\]]': [']'], '[\\w-]+': ['a-b'], '[\\d\\s]+': ['1 2'],
    '[\\D]': ['1a'], '[^\\W\\d]+': ['ab1'], '[\\b]': ['\b'], '[.]': ['a.'],
    '[\\x41-\\x43]+': ['ABCD'], '[\\101\\0]+': ['A\0'], '[\\n\\t]+': ['\n\t'],
    '[\\u00e9]': ['é'], '[\\U0001f600]': ['\U0001f600'],
    '\\d+\\D+\\s+\\S+\\w+\\W+': ['12ab  cd--', '٣a é!'],
    '\\x41\\u0042\\103\\012': ['ABC\n'], '\\0\\07': ['\0\7'],
    '\\a\\f\\v\\r\\t\\\\': ['\a\f\v\r\t\\'], '\\.\\*\\[\\ \\-': ['.*[ -'],
    '(?s)a.c': ['a\nc'], '(?s:a.)c.': ['a\nc\n', 'a\ncx'],
    '(?i)ab': ['AB'], '(?i:a)b': ['Ab', 'AB'], '(?-i:a)b': ['aB'],
    '(?i)(?-i:a)b': ['aB', 'AB'], '(?i-s:a.)b': ['A\nb', 'Axb'],
    '(?x) a b # c\n c': ['abc'], '(?x)a\\ b[ ]c': ['a b c'],
    '(?x: a )b c': ['ab c'], '(?x)(?-x:a b)c d': ['a bcd'],
    'a(?#comment)b': ['ab'], '(?a)\\w+': ['aé'], '(?a:\\w+)\\w': ['aéb'],
    '(?u)\\w+': ['aé'], '(?s)(?i)A.': ['a\n'],
    '(?#c)(?i)a': ['A'], '(?:)': ['a'], '(?:)*a': ['a'], '(?:a*)*': ['aab'],
    '(?:a*)+?b': ['aab'], '(a|b)*c': ['abac'], '(?:(a)|b)*': ['ab', 'ba'],
    '(?:(a)|(b))+': ['abab'], '((a)(b)?)+': ['aba'], '(?=a*)*a': ['aa'],
    '(x|(a))+?(?:b|)$': ['xab'], '((?:a|ab)(?:c|bcd)(?:d*))': ['abcd'],
    '(?:a{2}){2}': ['aaaa'], '(?:a?b??)*': ['abab'], '(a?)*?$': ['aa'],
    '(?:a|b){2,3}?c': ['abac', 'ac'], '(?!)': ['a'], 'a(?!)|b': ['ab'],
}
for source, texts in CASES.items():
    p = re.compile(source)
    print(p, p.flags, p.groups, dict(p.groupindex))
    for text in texts:
        for how in p.match, p.fullmatch, p.search:
            m = how(text)
            print('  ', repr(text), m, m and (m.regs, m.groups(),
                                              m.lastindex, m.lastgroup))
        print('  ', p.findall(text), p.split(text), p.subn('<\\g<0>>', text))
    try:
        p = re.compile(source.encode('ascii'))
        print('  ', p.flags, [p.findall(t.encode('utf-8')) for t in texts])
    except (re.error, UnicodeError) as e:
        print('  ', type(e).__name__)

# characters by their names
for pattern in (r"\N{LATIN SMALL LETTER A}+", r"[\N{DIGIT ZERO}-\N{DIGIT NINE}]",
                r"\N{NO SUCH NAME}", r"\N{", r"\N", r"\N{}",
                r"[\N{BULLET}\N{bullet}x]"):
    try:
        print(pattern, re.findall(pattern, "aaa 7 \u2022 x"))
    except re.error as e:
        print(pattern, e, e.pos)
