# SPDX-License-Identifier: GPL-2.0
# Files in memory: lines, states, closed ones, wrong arguments.
import io
def t(label, f):
    try: print(label, repr(f()).split(' at 0x')[0])
    except Exception as e: print(label, type(e).__name__, str(e).split(' at 0x')[0])
for nl in (None, '', '\n', '\r', '\r\n'):
    def r():
        f = io.StringIO('a\nb\rc\r\nd', newline=nl)
        return f.getvalue(), f.readlines(), f.newlines, f.tell()
    t('nl %r' % (nl,), r)
    def w():
        f = io.StringIO(newline=nl)
        n = [f.write('x\ny\r'), f.write('\nz\r\n'), f.write('')]
        f.seek(0)
        return n, f.getvalue(), f.readline(), f.readline(2), f.readline(0), f.read(2), list(f), f.newlines
    t('wr %r' % (nl,), w)
for a in [(1,), ('a', 1), ('a', 'x'), (None, None), (b'a',)]:
    t('SIO %r' % (a,), lambda: io.StringIO(*a).getvalue())
for a in [(1,), ('a',), ([1],), (None,), (bytearray(b'a'),)]:
    t('BIO %r' % (a,), lambda: io.BytesIO(*a).getvalue())
t('kw', lambda: io.StringIO(initial_value='q', newline=None).read())
t('kwb', lambda: io.BytesIO(initial_bytes=b'q').read())
S = io.StringIO.__new__(io.StringIO)
for m in ('read', 'getvalue', 'tell', 'readline', 'seekable', '__next__'):
    t('uninit ' + m, lambda: getattr(S, m)())
t('uninit closed', lambda: io.StringIO.__new__(io.StringIO).closed)
for T, v in ((io.StringIO, 'abc'), (io.BytesIO, b'abc')):
    f = T(v)
    t('vars', lambda: vars(T(v)))
    t('state', lambda: f.__getstate__())
    f.x = 1
    t('state2', lambda: f.__getstate__())
    t('repr', lambda: f)
    f.close(); f.close()
    t('closed', lambda: f.closed)
    for m, a in (('read', ()), ('write', (v,)), ('write', (1,)), ('seek', (0,)), ('tell', ()), ('getvalue', ()), ('readline', ()), ('readlines', ()), ('truncate', ()), ('flush', ()), ('isatty', ()), ('readable', ()), ('writable', ()), ('seekable', ()), ('__enter__', ()), ('__iter__', ()), ('__next__', ()), ('fileno', ()), ('detach', ()), ('writelines', ([v],)), ('__getstate__', ())):
        t('%s closed %s' % (T.__name__, m), lambda: getattr(f, m)(*a))
    g = T(v)
    for m, a in (('write', (1,)), ('write', (None,)), ('write', ([],)), ('writelines', (1,)), ('writelines', ([1],)), ('fileno', ()), ('detach', ()), ('isatty', ()), ('flush', ()), ('__enter__', ()), ('readable', ()), ('seekable', ()), ('writable', ()), ('__exit__', (1, 2, 3)), ('__setstate__', (1,))):
        t('%s %s %r' % (T.__name__, m, a), lambda: getattr(g, m)(*a))
    h = T(v); h.seek(10); h.write(v); t('gap', lambda: (h.getvalue(), h.tell(), h.seek(0, 2), h.truncate(2), h.getvalue(), h.tell()))
    i = T(); i.__setstate__((v, 1, None) if T is io.BytesIO else (v, '\n', 1, None)); t('set', lambda: i.read())
    t('enc', lambda: (getattr(h, 'encoding', 'no'), getattr(h, 'errors', 'no'), getattr(h, 'line_buffering', 'no'), getattr(h, 'newlines', 'no')))
    with T(v) as w: t('with', lambda: w.read())
    t('after', lambda: w.closed)
b = io.BytesIO(b'hello world')
m = b.getbuffer()
t('gb', lambda: m[0:2].tobytes())
m[0:1] = b'J'
t('gb2', lambda: b.getvalue())
t('gb3', lambda: b.write(b'x' * 20))
t('gb4', lambda: b.truncate(1))
t('gb5', lambda: b.close())
m.release()
t('gb6', lambda: (b.seek(0), b.write(b'x' * 20), b.getvalue()))
v = b'abcdef'
t('same', lambda: (io.BytesIO(v).getvalue() is v, io.BytesIO(v).read() is v, io.BytesIO(v).read(3)))
a = bytearray(4)
t('ri', lambda: (io.BytesIO(b'xyz').readinto(a), a))
t('ri2', lambda: io.BytesIO(b'xyz').readinto(b'abc'))
t('ri3', lambda: io.BytesIO(b'xyz').readinto1(a))
t('wl', lambda: (b.seek(0), b.writelines([b'1', b'2']), b.getvalue()))
class L(io.StringIO):
    def __init__(self): super().__init__('sub'); self.z = 1
t('it', lambda: [x for x in io.BytesIO(b'a\nb\n\nc')])
t('peek', lambda: io.BytesIO(b'a').read1())
t('print', lambda: print('x', 'y', file=(o := io.StringIO()), sep='-') or o.getvalue())
t('base', lambda: io.IOBase().read())
t('hint', lambda: io.StringIO('aa\nbb\ncc\n').readlines(4))
t('hint2', lambda: io.BytesIO(b'aa\nbb\ncc\n').readlines(4))
t('hint3', lambda: io.StringIO('aa\nbb\n').readlines(None))
