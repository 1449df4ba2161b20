# SPDX-License-Identifier: GPL-2.0
# finally, with, match, slices, hashes, numbers, bytes and texts at their corners.
import sys
def fin():
    for i in range(3):
        try:
            if i == 0: continue
            if i == 1: return 'try'
        finally:
            if i == 1: break
    else: return 'else'
    return 'after'
print(fin())
def fin2():
    try: return 'a'
    finally: return 'b'
def fin3():
    while True:
        try: raise KeyError
        finally: break
    return 'swallowed'
def fin4():
    try:
        try: 1/0
        finally: raise ValueError('v')
    except ValueError as e: return repr(e.__context__)
def fin5():
    x = []
    for i in range(2):
        try:
            try: x.append(i); continue
            finally: x.append('f')
        finally: x.append('g')
    return x
print(fin2(), fin3(), fin4(), fin5())
class CM:
    def __init__(s, n, sup=False, fail=None): s.n, s.sup, s.fail = n, sup, fail
    def __enter__(s): print('enter', s.n); return s
    def __exit__(s, t, v, tb):
        print('exit', s.n, t and t.__name__, v)
        if s.fail: raise s.fail
        return s.sup
with CM(1) as a, (CM(2, True)) as b, CM(3): raise ValueError('x')
with (CM('p') as x, CM('q') as y,): print(x.n, y.n)
try:
    with CM(4, fail=KeyError('k')): raise ValueError('orig')
except KeyError as e: print(repr(e), repr(e.__context__))
def wr():
    with CM('ret'): return 5
print(wr())
for i in range(2):
    with CM('loop'): 
        if i: break
        continue
class Bad: pass
for src in ('with Bad(): pass', 'with 5 as x: pass', 'async def f():\n async with Bad(): pass\nf().send(None)'):
    try: exec(src)
    except TypeError as e: print(e)
def m(x):
    match x:
        case 0 | 1: return 'small'
        case -1 | 2.5 | 3+4j | 'lit' | b'by' | None | True: return ('lit', x)
        case [] | {}: return 'empty?'
        case [1, *rest]: return ('one', rest)
        case [_, _, *_] if len(x) > 3: return 'long'
        case (a, [b, *c]): return (a, b, c)
        case {'k': v, 'n': {'z': [z, *_]}, **r}: return (v, z, r)
        case {'only': _}: return 'only'
        case str() as s if s.isupper(): return s
        case str(s): return ('str', s)
        case int(n) | float(n): return ('num', n)
        case complex(real=r, imag=i): return (r, i)
        case Pt(x=0, y=yy): return ('onY', yy)
        case Pt(px, py): return ('pt', px, py)
        case type(): return 'type'
        case sys.maxsize: return 'max'
        case _: return 'other'
class Pt:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x, s.y = x, y
for v in (0, True, -1, 2.5, 3+4j, 'lit', b'by', None, [], {}, [1, 2, 3], [1], (5, 6, 7, 8), (1, (2, 3, 4)), {'k': 1, 'n': {'z': [9]}, 'e': 2}, {'only': 1}, 'UP', 'low', 7, 1.25, 2j, Pt(0, 5), Pt(1, 2), int, sys.maxsize, {1}, range(2), bytearray(b'x'), (x for x in ())):
    r = m(v); print(r if not isinstance(v, type(x for x in ())) else 'gen ' + str(r))
for src in ('match 1:\n case Pt(1, 2, 3): pass', 'match Pt(1,2):\n case Pt(1, x=1): pass', 'match Pt(1,2):\n case Pt(1, 2, 3): pass', 'match 1:\n case int(1, 2): pass', 'match 1:\n case len(): pass', 'match 1:\n case x: pass\n case y: pass', 'match 1:\n case x | 2: pass', 'match 1:\n case (x, x): pass', 'match 1:\n case {**r, "a": 1}: pass', 'match 1:\n case {"a": 1, "a": 2}: pass', 'match 1:\n case [*a, *b]: pass', 'match 1:\n case (a | b): pass', 'match 1:\n case 1 + 2: pass', 'match 1:\n case -x: pass', 'match 1:\n case f"x": pass', 'match 1:\n case a.b(): pass', 'match 1:\n case {x: 1}: pass', 'match 1:\n case Pt(x=1, x=2): pass', 'match 1:\n case 1 as _: pass', 'match 1:\n case Pt(x=1, 2): pass', 'match *a, b:\n case _: print(1)', 'match = 5; match[0:1] if 0 else print(match)', 'case = 3; print(case)', 'match 1:\n case _ if (q := 5): print(q)'):
    try: exec(src)
    except Exception as e: print(repr(src), type(e).__name__, e)
print([*range(10**6)[::-250000]], 'abcdef'[::-2], 'abc'[5:1:-1], [1, 2, 3][-100:100:2], list(range(5))[slice(None, None, -1)], b'abc'[-1:0:-1])
L = list(range(10)); L[::3] = 'abcd'; del L[::4]; L[2:2] = [99]; L[-1:0:-3] = [0] * len(L[-1:0:-3]); print(L)
for code in ('L[::0]', 'L[::2] = [1]', 'L[1:2:"a"]', 'L["a"]', 'L[2**70]', 'L[:2**70]', 'del L[50]', 'L[5:2] = 5', 'memoryview(b"abc")[::2].tolist()', 'bytes(5)[2:]', 'range(10)[2:8:3]', '"x"[1]', '(1,2)[1.0]', '"abc".__getitem__(slice(0,2))'):
    try: print(code, eval(code) if '=' not in code and 'del' not in code else exec(code))
    except Exception as e: print(code, type(e).__name__, e)
class H:
    def __init__(s, v): s.v = v
    def __hash__(s): return s.v % 3
    def __eq__(s, o): return isinstance(o, H) and s.v == o.v
    def __repr__(s): return f'H{s.v}'
d = {H(i): i for i in range(12)}
for i in (3, 7, 0, 11): del d[H(i)]
d[H(3)] = 'again'; d |= {H(1): 'x', H(50): 'y'}
print(d, list(reversed(d)), d.popitem(), H(5) in d, {H(i) for i in (3, 0, 6, 3)}, sorted({5, 100, 33, -1, 8, 2**61 - 1}))
print(sorted([(1, 'b'), (0, 'z'), (1, 'a')], key=lambda t: t[0]), sorted('bAaB', key=str.lower), sorted([3, 1, 2], reverse=True), max([], default='d'), min('abc', key=ord), sorted([1, 1.0, True], key=lambda x: 0))
print(int('1' * 4300) % 97)
for code in ("int('1' * 4301)", "str(10 ** 4300)", "int('0x' + 'f' * 5000, 16) > 0", "f'{10**4300}'", "'%d' % 10**3", "1 << -1", "2 ** -1", "0 ** -1", "int('٣')", "int('1_000')", "int('1__0')", "int(' 12 ')", "float('1_0.5')", "float('nan') == float('nan')", "0.1 + 0.2", "1e308 * 10", "-7 // 2, -7 % 3, 7 % -3, -7.5 // 2, 7.5 % -2", "divmod(-7, 2)", "(-8) ** (1/3)", "round(-2.5), round(3.5), round(1e20), round(5, -1)", "1 .bit_length(), (255).to_bytes(2, 'little'), int.from_bytes(b'\\xff', 'big', signed=True)", "True + True, True * 'a'", "float('inf') // 1, float('-inf') % 2", "complex('1+2j') * 1j, abs(3+4j), (1+2j) ** 2, 1j ** 2", "hash(2**61 - 1), hash(-1), hash(1.0), hash(float('inf'))", "bin(-10), hex(255), oct(8), int('z', 36)", "(0.1).as_integer_ratio(), (10.5).hex(), float.fromhex('0x1.8p1')", "~5, 5 ^ 3, -5 >> 1, 5 & ~1"):
    try: print(code, '=', eval(code))
    except Exception as e: print(code, '=', type(e).__name__, str(e)[:90])
b = bytearray(b'hello'); mv = memoryview(b); mv[1:3] = b'EY'; print(b, mv.tobytes(), mv[::-1].tolist(), mv.cast('B').nbytes)
try: b.append(1)
except BufferError as e: print(e)
mv.release(); b.append(33); print(b, b.find(b'l'), b.split(b'l'), bytes([1, 2]).hex(':'), b'\xff'.decode('latin-1'), 'é'.encode(), b'%s-%d' % (b'x', 5))
for code in ("b'\\xff'.decode()", "'é'.encode('ascii')", "'\\ud800'.encode()", "b'abc' + 'x'", "bytes([256])", "bytes('x')", "bytes(-1)", "b'a' in 'a'", "bytearray(b'x') < 'x'", "'a' < 1", "b'ab'.join(['x'])", "'x'.join([b'a'])", "memoryview('x')", "memoryview(b'abc')[0] == 97", "b'x'.decode('nope')"):
    try: print(code, '=', eval(code))
    except Exception as e: print(code, '=', type(e).__name__, e)
print('ß'.upper(), 'İ'.lower(), 'ŉ'.title(), 'ǆ'.capitalize(), 'Σας'.lower(), 'ﬁ'.casefold(), '\u0345'.upper(), 'a\u0301'.isalpha(), '½'.isnumeric(), '²'.isdigit(), '٣'.isdecimal(), '\x85 \u2028'.split(), 'a\x1cb\x85c'.splitlines(), 'ａ'.isidentifier(), '\t'.expandtabs(3) + '|', repr('\x7f\xad\u200b\U000e0001\ue000'), ascii('é\U0001f600'), 'é'.center(5, '中'), len('👨‍👩‍👧'))
