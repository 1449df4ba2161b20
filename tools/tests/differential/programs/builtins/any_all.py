print(any([]), all([]), any([0, 1]), all([0, 1]), any('abc'), all([1, 'a', [0]]), any({}), all({0: 1}), any(range(1)), all(range(1, 5)))
for f in (lambda: any(), lambda: any(5), lambda: all(1, 2), lambda: all(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
