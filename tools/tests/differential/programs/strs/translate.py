t = str.maketrans('abc', 'xyz')
print('aabbcc'.translate(t), t, 'abc'.translate({97: None, 98: 'BB', 99: 67}), str.maketrans({'a': 'A', 'b': None, 99: 'c'}), str.maketrans('a', 'b', 'c'), 'abc'.translate(str.maketrans('a', 'é', 'c')))
for f in (lambda: str.maketrans('ab', 'c'), lambda: str.maketrans(5), lambda: str.maketrans({'ab': 1}), lambda: 'abc'.translate({97: 'x' * 3}), lambda: 'abc'.translate({97: 0x110000}), lambda: 'abc'.translate({97: []}), lambda: 'abc'.translate(5), lambda: 'abc'.translate('xyz')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
