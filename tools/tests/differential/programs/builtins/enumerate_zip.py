print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(enumerate('ab', start=10 ** 20)), list(zip()), list(zip([1, 2])), list(zip([1, 2], 'ab', (3, 4, 5))), list(zip([], [1])), dict(zip('ab', range(2))), list(zip(*[(1, 2), (3, 4)])), list(zip('ab', [1, 2], strict=True)))
z = zip([1, 2, 3], [4, 5])
print(next(z), next(z), next(z, 'done'))
e = enumerate('xy')
print(next(e), next(e), next(e, None), type(e), type(z))
for f in (lambda: enumerate(), lambda: enumerate(5), lambda: zip(5), lambda: zip([], 5), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1], [], strict=True)), lambda: enumerate([], 'a'), lambda: enumerate([], 1, 2), lambda: zip([], foo=1), lambda: next(5), lambda: next(), lambda: iter(), lambda: iter(None)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
