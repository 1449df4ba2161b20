for f in (lambda: 1 + '1', lambda: '1' + 1, lambda: 1 - [], lambda: 1 & 1.5, lambda: ~1.5, lambda: -'a', lambda: +[], lambda: 1 < 'a', lambda: [] < 1, lambda: None + 1, lambda: 1 @ 2, lambda: {} | 1, lambda: 1 | {}, lambda: (lambda v: v())(5), lambda: (lambda v: v[0])(5), lambda: 5 .x, lambda: len(5), lambda: iter(5), lambda: 1 in 5, lambda: chr(-1), lambda: chr(0x110000), lambda: chr('a'), lambda: ord('ab'), lambda: ord(5), lambda: hex(1.5), lambda: bin('a'), lambda: oct(None), lambda: abs('x'), lambda: divmod(1, 'a'), lambda: int.bit_length('a'), lambda: int.bit_length(), lambda: (5).bit_length(1), lambda: (5).to_foo(), lambda: 1 // 'a', lambda: 'a' % 5, lambda: 'a' * 'b', lambda: [1] * 1.5, lambda: (1,) + [2], lambda: [1] + (2,)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
