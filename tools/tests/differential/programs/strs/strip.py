for s in ('  a b  ', '\t\nx\r\n', 'xxaxx', 'abcba', '', '   ', '\xa0é\xa0', 'mississippi'):
    print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip('x')), repr(s.lstrip('ab')), repr(s.rstrip('ab')), repr(s.strip(None)), repr(s.strip('')), repr(s.strip('ims')))
print('prefix-x'.removeprefix('prefix'), 'x-suffix'.removesuffix('-suffix'), 'abc'.removeprefix('x'), 'abc'.removesuffix(''), repr(''.removeprefix('a')))
