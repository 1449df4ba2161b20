# States of files in memory, and buffers somebody looks at.
import io, copy
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
for cls, v in ((io.BytesIO, b'abc'), (io.StringIO, 'abc')):
    t(lambda: cls(v).__getstate__())
    t(lambda: cls().__getstate__())
    x = cls(v); x.name = 3
    t(lambda: x.__getstate__())
    del x.name
    t(lambda: [type(a).__name__ for a in cls(v).__reduce_ex__(2)])
    t(lambda: cls(v).__reduce_ex__(2)[2])
    t(lambda: copy.copy(cls(v)).getvalue())
    for st in ((b'x', '\n', 0, None), ('x', '\n', 0, None), ('x', 3, 0, None), (None, '\n', 0, None), ('a\r\nb', None, 0, None), ('x', '\n', 'y', None), ('x', '\n', -1, None), ('x', '\n', 2**64, None), ('x', '\n', 0, 3), ('x', '\n', 0, {'q': 1}), (b'xyz', 1, None), (b'xyz', 'q', None), (b'xyz', -1, None), (b'xyz', 2**64, None), (b'xyz', 2, 5), (b'xyz', 2, {'q': 1}), ('s', 1, None), (b'', 0), (), 5, [b'x', 0, None], (b'xyz', 7, None, 9), ('x', '\n', 9, None, 4), (None, 0, None), (bytearray(b'q'), 0, None), (memoryview(b'q'), 0, None)):
        x = cls(v)
        x.read(1)
        t(lambda: x.__setstate__(st))
        t(lambda: (x.tell(), x.read(), x.getvalue(), getattr(x, 'q', 0)))
    x = cls(v); x.close()
    t(lambda: x.__getstate__())
    t(lambda: x.__setstate__(('a', '\n', 0, None) if cls is io.StringIO else (b'a', 0, None)))
    t(lambda: cls(v).seek(0, 2**40))
    t(lambda: cls(v).seek(0, 3))
    t(lambda: cls(v).seek(0, 'x'))
    t(lambda: cls(v).seek(2**70))
b = io.BytesIO(b'abc')
m = b.getbuffer()
t(lambda: b.__setstate__((b'x', 0, None)))
t(lambda: b.close())
t(lambda: b.__getstate__())
del m
t(lambda: b.__setstate__((b'x', 0, None)))
t(b.getvalue)

b = io.BytesIO(b'abc')
m = b.getbuffer()
for f in (lambda: b.write(b'x'*10), lambda: b.write(b'x'), lambda: b.truncate(1), lambda: b.truncate(3), lambda: b.truncate(5), lambda: b.getvalue(), lambda: b.read(), lambda: b.close(), lambda: b.closed, lambda: b.getvalue(), lambda: b.writelines([b'a']), lambda: b.seek(0), lambda: b.__getstate__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
