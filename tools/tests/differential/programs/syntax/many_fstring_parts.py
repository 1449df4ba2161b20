# An f-string of thousands of expressions, in one literal and in many.
x, y, width = 'X', [1, 2], 3
for n in (1, 255, 256, 257, 2000, 8000):
    for piece in ('{x} ', '{x!r:>{width}}', '{y[0]}{y}', "{f'{x}{y[1]}'}"):
        once = eval('f\'' + piece.replace("'", '"') + '\'')
        one = eval('f\'' + piece.replace("'", '"') * n + '\'')
        print(n, piece, len(one), one == once * n)
        if n < 1000:
            many = eval(('f\'' + piece.replace("'", '"') + '\' ') * n)
            print(many == one)
for text in ("f'" + '{x}' * 5000 + '{x y}' + "'", "f'" + '{x}' * 5000 + '{}' + "'",
             "f'" + '{x}' * 100 + '{(x}' + "'", "f'{x}{x +}{x}'", "f'{f\"{x x}\"}{y}'"):
    try:
        eval(text)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset, e.text if len(text) < 99 else '')
