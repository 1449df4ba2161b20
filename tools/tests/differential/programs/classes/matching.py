def t(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__ + ': ' + str(e)
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class N: pass
class Bad: __match_args__ = ['x']
class Bad2: __match_args__ = (1,)
class Sub(P): pass
def m(v):
    match v:
        case P(0, 0): return 'origin'
        case P(0, y): return 'y axis', y
        case P(x=a, y=0): return 'x axis', a
        case P(a, b) if a == b: return 'diag', a
        case P(): return 'point'
        case int(n): return 'int', n
        case str() as s: return 'str', s
        case [] | (): return 'empty'
        case [1, *rest]: return 'one', rest
        case [a, b]: return 'pair', a, b
        case [a, [b, c], *_]: return 'nested', a, b, c
        case {'k': 1, **rest}: return 'k1', rest
        case {'a': {'b': [x, *_]}}: return 'deep', x
        case {}: return 'mapping', len(v)
        case float(f): return 'num', f
        case bool(): return 'bool'
        case None: return 'none'
        case N(): return 'N'
        case _: return 'other'
for v in (P(0, 0), P(0, 5), P(3, 0), P(2, 2), P(1, 2), Sub(0, 1), 5, True, 'abc', [], (), [1, 2, 3], (1,), [5, 6], [1, [2, 3], 4, 5], [9, [2, 3]], {'k': 1, 'z': 2}, {'a': {'b': [7, 8]}}, {'q': 1}, {}, 2.5, 1j, None, N(), object, range(2), 'ab', b'ab', {1, 2}):
    print(m(v))
def c1(v):
    match v:
        case N(1): return 1
def c2(v):
    match v:
        case int(1, 2): return 1
def c3(v):
    match v:
        case P(1, x=2): return 1
def c4(v):
    match v:
        case Bad(1): return 1
def c5(v):
    match v:
        case Bad2(1): return 1
def c6(v):
    match v:
        case P(1, 2, 3): return 1
f = 5
def c7(v):
    match v:
        case f(1): return 1
def c8(v):
    match v:
        case N(zz=1): return 1
    return 'no'
print(t(c1, N()), t(c2, 1), t(c3, P(1, 2)), t(c4, Bad()), t(c5, Bad2()), t(c6, P(1, 2)), t(c7, 1), c8(N()))
class D(dict): pass
class L(list): pass
print(m(D(k=1)), m(L([1, 5])))
match {'x': 1, 'y': 2}:
    case {'x': x, 'y': y, 'z': z}: print('no')
    case {'x': x, **kw}: print(x, kw)
