print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'bb', 2), 'aaa'.replace('', '-'), 'abc'.replace('', '-', 2), 'abc'.replace('x', 'y'), 'abab'.replace('ab', ''), ''.replace('', 'x'), 'aXa'.replace('X', 'é'), 'é日'.replace('日', 'a'), 'aaaa'.replace('aa', 'a'), 'abc'.replace('abc', '😀'), 'abc'.replace('b', '', 0), 'abc'.replace('b', '', -1))
print(','.join([]), ','.join(['a']), ','.join(['a', 'b', 'c']), ''.join('abc'), '😀'.join('ab'), ', '.join({'x': 1, 'y': 2}), '-'.join(('1', '2')), 'é'.join(['a', 'é', '日']))
for f in (lambda: ','.join([1]), lambda: ','.join(['a', None]), lambda: ','.join(5), lambda: 'a'.replace(1, 'b'), lambda: 'a'.replace('a'), lambda: 'a'.replace('a', 'b', 'c'), lambda: ','.join('a', 'b')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
