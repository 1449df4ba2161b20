for s in ('', 'abc', 'ABC', 'Abc', 'Abc Def', '123', '12.5', '½', '²', '٣', 'a1', ' ', '\t\n', 'a b', '_x', '1x', 'x1', 'é', '日', '\x00', '\x7f', '\xa0', 'ǅ', 'Ⅷ', '\ud800', '😀', 'class', 'aé', 'A1', '\u2028'):
    print(ascii(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isidentifier(), s.isprintable(), s.isascii())
