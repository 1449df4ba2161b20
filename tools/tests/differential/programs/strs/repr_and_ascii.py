for s in ('', 'a', "'", '"', '\'"', '\\', '\n\r\t', '\x00\x1f\x7f', '\x80\xa0\xad\xff', 'é', '日本', '😀', '\ud800', '\u200b\u2028', "it's \"x\"", '\U000e0001', '\ue000', '\U0010ffff', 'a\\b'):
    print(repr(s) if s != '\ud800' else '-', ascii(s), len(s), len(repr(s)))
print(['é', "q'", 'n\n'], ('x',), {'k': 'v\t'}, str('é'), str(['é']), repr(repr('a')), '%a' % 'é日😀')
