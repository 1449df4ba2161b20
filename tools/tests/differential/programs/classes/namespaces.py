# types.SimpleNamespace: layout, attributes, repr, comparison, derived classes.
from types import SimpleNamespace as N
import types, sys, gc, copy
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
n = N(a=1, b='x')
print(n, repr(N()), N.__basicsize__, N.__dictoffset__, N.__weakrefoffset__, sys.getsizeof(n), N.__mro__, N, N.__hash__, gc.is_tracked(n), gc.get_referents(n))
print(sorted((k, type(v).__name__) for k, v in vars(N).items() if k != '__doc__'))
t(lambda: setattr(n, '__dict__', {'q': 1})); t(lambda: n); t(lambda: delattr(n, '__dict__')); t(lambda: vars(n))
n = N(a=1, b='x')
t(lambda: N(1)); t(lambda: N(**{'': 1, 'x y': 2})); t(lambda: N(**{1: 2})); t(lambda: n == N(a=1, b='x')); t(lambda: n != N()); t(lambda: n < N(a=2)); t(lambda: n == 1); t(lambda: n.__eq__(1)); t(lambda: n.zz); t(lambda: delattr(n, 'zz')); t(lambda: hash(n)); t(lambda: n.__reduce__()); t(lambda: copy.copy(n)); t(lambda: copy.deepcopy(N(a=[1])))
n.self = n; print(n)
class S(N):
    def f(self): pass
s = S(x=1); s.y = 2; print(s, s == N(x=1, y=2), N(x=1, y=2) == s, S.__basicsize__, sys.getsizeof(s), S.__dictoffset__, s.__reduce__(), S(z=s))
class W(N): __slots__ = ('w',)
w = W(a=1); w.w = 3; print(w, W.__basicsize__, sys.getsizeof(w))
vars(n)[5] = 6; print(n)
N.__init__(n, a=5, c=7); print(n); t(lambda: N.__init__(n, 1)); t(lambda: N.__new__(N, 1, 2)); t(lambda: N.__new__(int))
t(lambda: setattr(N, 'x', 1))
class E:
    def __repr__(self): n.__dict__.clear(); return 'E'
n = N(); n.a = E(); n.b = 1; print(n)
