for s in ('', 'hello', 'HELLO', 'Hello World', 'hello wORLD 1st', 'éÀß', 'ΑΣ', 'ΑΣΑ', 'ŉ', 'ﬁn', 'İ', 'ı', "they're bill's", 'ǆ', '日本', '😀a', 'a1b2', '\u1e9e'):
    print(repr(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), s.upper().lower() == s.lower())
