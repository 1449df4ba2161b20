class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x=x; self.y=y
def f(v):
    match v:
        case 0: return 'zero'
        case [a]: return 'one', a
        case [a, *b]: return 'seq', a, b
        case {'k': v, 'z': 5, **r}: return 'map', v, r
        case {'k': v}: return 'k', v
        case P(1, y=q): return 'P1', q
        case P(x, y): return 'P', x, y
        case str(s): return 'str', s
        case int() | float() as n: return 'num', n
        case {}: return 'emptymap'
        case _: return 'other'
for v in (0, [1], (1,2,3), range(3), 'abc', b'x', {'k':1,'z':5,'q':2}, {'k':3}, P(1,2), P(2,3), 5, 2.5, {}, None, set()):
    print(f(v))
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
def a():
    match 5:
        case int(1, 2): pass
def b():
    match P(1,2):
        case P(1, 2, 3): pass
def c():
    match P(1,2):
        case P(1, x=2): pass
def d():
    X = 5
    match 5:
        case X(): pass
def e():
    k='k'
    match {'k':1}:
        case {'k':1, **r} if r: pass
        case {'a':1}: pass
    return 'no'
class B: __match_args__ = ['x']
class B2: __match_args__ = (1,)
def g():
    match B():
        case B(1): pass
def h():
    match B2():
        case B2(1): pass
def i():
    match P(1,2):
        case P(zz=1): return 1
        case P(): return 'ok'
class D(dict): pass
def j():
    match D(a=1):
        case {'a': x}: return x
for q in (a,b,c,d,e,g,h,i,j): t(q)
