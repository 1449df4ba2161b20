# Backslashes in front of braces and of letters that mean nothing there.
import warnings

x = 6
for text in (r"f'\{x}'", r"f'\{x*7}\{x}'", r"f'a\{{b'", r"f'\}}'", r"f'\d{x}'",
             r"f'{x}\d'", r"f'\\{x}'", r"f'\\\{x}'", r"fr'\{x}'", r"'\{x}'",
             r"f'{x:\{x}}'", r"f'{x:>\d}'", r"f'\N{AMPERSAND}\{x}'",
             "f'''\\\n\\{x}\n{x}\\{x}'''", r"'a' f'\{x}' 'b\c'",
             r"f'\x41\{x}\777'", r"b'\{x}'", r"f'\{x'", r"f'\{'", r"f'\{}'",
             'f\'{f"\\{x}"}\''):
    for action in 'always', 'error':
        with warnings.catch_warnings(record=True) as seen:
            warnings.simplefilter(action)
            try:
                print(text, repr(eval(text)))
            except (SyntaxError, ValueError) as e:
                print(text, type(e).__name__, e.msg if isinstance(
                    e, SyntaxError) else e, getattr(e, 'lineno', None),
                    getattr(e, 'offset', None))
        for w in seen:
            print('   ', w.category.__name__, w.message, w.filename, w.lineno)
