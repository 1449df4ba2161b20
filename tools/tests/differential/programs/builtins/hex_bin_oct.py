for n in (0, 1, -1, 255, -255, 2 ** 64, -2 ** 70, True):
    print(hex(n), oct(n), bin(n))
for f in (lambda: hex(), lambda: hex('a'), lambda: oct(1.5), lambda: bin([]), lambda: hex(1, 2), lambda: chr(), lambda: chr(1.5), lambda: chr(10 ** 30), lambda: ord(''), lambda: ord('ab'), lambda: ord([]), lambda: ord(), lambda: chr(-5)):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
