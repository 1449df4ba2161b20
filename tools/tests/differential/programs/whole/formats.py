# SPDX-License-Identifier: GPL-2.0
# Every kind of value with every kind of format.
class F:
    def __init__(s, v): s.v = v
    def __format__(s, spec): return f'<{s.v}|{spec}>'
    def __repr__(s): return f'F({s.v!r})'
    def __str__(s): return f'str{s.v}'
w, p = 12, 3
vals = [0, 1, -1, 255, 10**20, -2**70, 3.14159, -0.0, 1e100, 1e-7, float('inf'), float('-inf'), float('nan'), 123456789.123, 0.5, 2.5, 1.5, 1e16, 123456.0, 5e-324, 1.7976931348623157e308]
specs = ['', 'd', 'x', '#x', '#b', 'o', '#o', 'X', '#X', ',', '_', '_x', '_b', '+', ' ', '-', '010', '+010d', '<10', '>10', '^10', '*^10', '=+10', '010,', '012_d', 'c', 'n', 'e', '.2e', 'E', 'f', '.0f', '#.0f', '.3f', 'g', '.3g', '#.3g', 'G', '%', '.1%', '+.2f', ' .2f', '010.2f', ',.2f', '_.2f', 'z.1f', '+z.0f', '020,.3f', '.10', '.0', '.1', '.20f', '0=10', '<010', '>010.3g', 's', '10s', '\u00e9^9', 'b', '.3d', '+c', ',c', ',x', ',n', '_n', '1234567890123', 'q', '10.', '..', ',,', '_,', ',_', '=', '0', '00', '01', '-x', ' x', '+#x', '#,d', '+#_b', '.3x', '.5n', '<<<', '<<5', '{^5']
for v in vals:
    row = []
    for s in specs:
        try: row.append(format(v, s))
        except (ValueError, OverflowError, TypeError) as e: row.append(f'{type(e).__name__}:{e}')
    print(v, row)
for v in ['', 'abc', 'naïve', '\u4e2d\u6587', True, None, 3+4j, -0j, 1.5-2.25j, complex('inf'), [1], (1,), {}, b'x', F(3), object, ...]:
    row = []
    for s in ['', 's', '10', '<10', '>10', '^10', '*^9', '=10', '010', '.2', '10.2', '.0', '+', '#', ',', 'd', 'x', 'f', '.2f', '+.2f', '>20.3g', 'e', 'n', '%', 'r', 'c', '-^12s', 'z', 'zf', '_']:
        try: row.append(format(v, s))
        except (ValueError, TypeError, OverflowError) as e: row.append(f'{type(e).__name__}:{e}')
    print(repr(v), row)
x = 3.14159; n = 42; name = 'wörld'; d = {'a': [1, {'b': 2}]}; f = F(9)
print(f'{x:{w}.{p}f}|{x:>{w}}|{x!r:>{w}}|{n:#0{w}x}|{name!a}|{name!r:^{w}}|{f}|{f!s}|{f!r}|{f:{w}{p}}|{f!s:>{w}}')
print(f'{x=}|{x = }|{x=:.2f}|{x=!s}|{n+1=}|{d["a"][1]["b"]=}|{f=}|{f=!s:>8}|{f=:zz}|{ n = !r:>5}|{(lambda q: q*2)(n)=}')
print(f'{{}}{{{n}}}{{{{{n}}}}}', f'{n:{"{"}>5}', f"{'a' 'b'}", f'{n!r:{"^"}{w}}', f'{"x" if n else "y"}', f'{n:=^{w}}', f'{n:{w}d}{x:{w}.{p}}')
print(f'''{
    n
    + 1:>{
    w
    }}''', f'{[i for i in range(3)]}', f'{ {1: 2}[1] }', f'{({1,2})}', f'{n,}', f'{*[1,2],}', f'{(y := 5)}', y, f'{y:=5}' )
print(rf'\n{n}\{n}', f'\N{{}}' if False else '', f'\x41{n}\u00e9', rb'\x', f'a' 'b{n}' f'{n}' "c", f'{""}' f"", F'{n}', fR'{n}\d')
print('{0} {1!r} {0:>5} {a.real} {b[0]} {b[-1]} {c[k]} {c[0]}'.format(1, 'x', a=2+3j, b={'0': 0, '-1': 'm', 0: 'zero'}, c={'k': 'v', 0: 'z'}))
print('{:{}} {:{}.{}f} {:>{w}}'.format(1, 5, 2.5, 8, 2, 'q', w=4), '{}{}'.format(*'ab'), '{{{}}}'.format(3))
for s in ['{', '}', '{0', '{}{0}', '{0}{}', '{a}', '{0.x}', '{0[}', '{0[]}', '{0[x]}', '{!}', '{!x}', '{!rr}', '{0!r:', '{:{:{}}}', '{0.}', '{.real}', '{[0]}', '{ 0}', '{-1}', '{0[0}', '{0]}', '{0}}', '{0!}', '{99999999999999999999}', '{:d}', '{0.__class__.__name__}', '{0[a]b}', '{0:{1}}', '{:\x00}']:
    try: print(repr(s), repr(s.format('zz', 5)))
    except Exception as e: print(repr(s), type(e).__name__, e)
pct = ['%d', '%5d', '%-5d|', '%05d', '%+d', '% d', '%x', '%#x', '%X', '%#o', '%i', '%u', '%e', '%.2e', '%g', '%G', '%f', '%.0f', '%#.0f', '%c', '%s', '%r', '%a', '%10.3s|', '%%', '%5%', '%.3d', '%+.3x', '%#.5x', '%*d', '%q', '%', '%(a)s', '%ld', '%hd', '%.f', '%-+5d|', '%- 5d|', '%+ d', '%.50f', '%.1000d']
for s in pct:
    row = []
    for v in [42, -42, 3.99, 'str', 10**25, True, None, (7, 8), {'a': 1}, b'by', [1]]:
        try: row.append(s % (v if isinstance(v, (tuple, dict)) else (v,)))
        except Exception as e: row.append(f'{type(e).__name__}:{e}')
    print(s, [r if len(r) < 80 else len(r) for r in row])
for s in [b'%s', b'%b', b'%a', b'%d', b'%c', b'%x', b'%5s|', b'%.2s', b'%(k)s', b'%r']:
    row = []
    for v in [b'ab', 'ab', 65, 300, {b'k': b'v'}, bytearray(b'q'), F(1)]:
        try: row.append(s % (v,) if not isinstance(v, dict) else s % v)
        except Exception as e: row.append(f'{type(e).__name__}:{e}')
    print(s, row)
for v in [0.5, 1.5, 2.5, -0.5, 2.675, 1e22, 1e23, 123456789012345680.0, 0.1+0.2, 1/3, 100.0, 1e15, 1e16, 1e17, 9007199254740993.0]:
    print(v, round(v), [round(v, k) for k in (-2, -1, 0, 1, 2, 5, 20)], '%.17g' % v, v.hex(), v.as_integer_ratio() if abs(v) < 1e5 else '')
print([round(i, -1) for i in (5, 15, 25, 35, -5, -15, 14, 16)], round(1234567, -3), round(10**30 + 5 * 10**9, -10), round(True), round(7, -5), round(5, 3))
class R:
    def __round__(self, n='none'): return ('round', n)
print(round(R()), round(R(), None), round(R(), 4))
