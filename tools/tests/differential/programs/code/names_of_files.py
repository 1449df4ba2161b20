# What compile() takes for the name of a file.


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, Exception):
            raise self.path
        return self.path


class Text(str):
    def __fspath__(self):
        return 'not asked'


class NoMethod:
    __fspath__ = None


for name in ('a', b'b', Path('c'), Path(b'd'), Text('e'), Path(Text('f')), '',
             Path(''), '\u20ac', '\u20ac'.encode()):
    print(repr(compile('1', name, 'eval').co_filename))
for name in (Path(1), Path(None), Path(bytearray(b'x')), Path(Path('x')), 1,
             None, 1.5, ['x'], Path(KeyError('k')), NoMethod(), Path('a\0b'),
             b'a\0b', 'a\0b', Path, type):
    try:
        print(compile('1', name, 'eval').co_filename)
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
