print(str(), str(5), str(1.5), str(None), str([1, 'a']), str(int), str(len), str('x'), str(True), str({}), str((1,)), str(range(3)), str(...), str(slice(1)), str(object=7))
for f in (lambda: str(5, 'x'), lambda: str('a', 'utf-8'), lambda: str(1, 2, 3, 4), lambda: str(foo=1), lambda: 'a'.foo, lambda: 'a' + 5, lambda: 'a' * 'b', lambda: 'a' - 'b', lambda: 'a' < 5, lambda: -'a', lambda: 'a' * 10 ** 30, lambda: len('a', 'b'), lambda: 'a'.upper(1), lambda: str.upper(), lambda: str.upper(5), lambda: 'ab'.join(), lambda: 'a' in 5, lambda: 5 in 'a'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
