log = []
ops = ['add','sub','mul','truediv','floordiv','mod','divmod','pow','lshift','rshift','and','or','xor','matmul']
def mk(name, which):
    ns = {}
    for o in ops:
        if 'n' in which:
            ns['__%s__' % o] = lambda s, x, o=o: (name, o, type(x).__name__)
        if 'r' in which:
            ns['__r%s__' % o] = lambda s, x, o=o: (name, 'r' + o, type(x).__name__)
        if 'i' in which and o != 'divmod':
            ns['__i%s__' % o] = lambda s, x, o=o: (name, 'i' + o, type(x).__name__)
    return type(name, (), ns)
A = mk('A', 'n'); B = mk('B', 'r'); C = mk('C', 'nri')
a, b, c = A(), B(), C()
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__ + ': ' + str(e)
for x in (a, b, c, 1, 2.5, 'x', [1]):
    for y in (a, b, c):
        print(t(lambda: x + y), t(lambda: x - y), t(lambda: x * y), t(lambda: x / y), t(lambda: x // y), t(lambda: x % y), t(lambda: divmod(x, y)), t(lambda: x ** y), t(lambda: x << y), t(lambda: x >> y), t(lambda: x & y), t(lambda: x | y), t(lambda: x ^ y), t(lambda: x @ y))
def inplace(x, y):
    out = []
    for o in ['+=','-=','*=','/=','//=','%=','**=','<<=','>>=','&=','|=','^=','@=']:
        ns = {'x': x, 'y': y}
        try:
            exec('x %s y' % o, ns); out.append(ns['x'])
        except Exception as e: out.append(str(e))
    return out
print(inplace(c, 1)); print(inplace(a, 1)); print(inplace(1, b)); print(inplace(b, 1)); print(inplace(b, b))
class P:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
print(t(lambda: P() + 1), t(lambda: 1 + P()), t(lambda: P() + P()))
class Base:
    def __add__(self, o): return 'Base.add'
    def __radd__(self, o): return 'Base.radd'
    def __lt__(self, o): return 'Base.lt'
    def __gt__(self, o): return 'Base.gt'
    def __eq__(self, o): return 'Base.eq'
class Der(Base):
    def __radd__(self, o): return 'Der.radd'
    def __gt__(self, o): return 'Der.gt'
class Der2(Base): pass
print(Base() + Der(), Der() + Base(), Base() + Der2(), Der2() + Base(), Base() < Der(), Base() < Der2(), Base() == Der(), Base() != Der())
class U:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __complex__(self): return 1j
    def __bool__(self): return False
    def __len__(self): return 5
    def __hash__(self): return 1234
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
    def __format__(self, s): return 'fmt:' + s
    def __bytes__(self): return b'by'
    def __call__(self, *a, **k): return (a, k)
    def __getitem__(self, k): return ('get', k)
    def __contains__(self, x): return x == 3
    def __iter__(self): return iter([1, 2])
    def __reversed__(self): return 'rev'
    def __dir__(self): return ['z', 'a']
    def __sizeof__(self): return 100
u = U()
import math
print(-u, +u, ~u, abs(u), int(u), float(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), complex(u), bool(u), len(u), hash(u), str(u), repr(u), format(u, 'x'), f'{u!r:>6}{u:q}', bytes(u), u(1, x=2), u[1:2], u['k'], 3 in u, 4 in u, list(u), reversed(u), dir(u), hex(u), [1,2,3,4][u], '%s %r %d' % (u, u, u), '{:abc}'.format(u))
import sys
print(sys.getsizeof(u))
class Bad:
    def __bool__(self): return 1
    def __len__(self): return -1
    def __hash__(self): return 'x'
    def __str__(self): return 5
    def __repr__(self): return 6
    def __int__(self): return 'i'
    def __float__(self): return 'f'
    def __index__(self): return 'n'
    def __iter__(self): return 5
    def __contains__(self, x): raise ValueError('c')
    def __format__(self, s): return 5
    def __init__(self): pass
    def __call__(self): return self
    def __next__(self): raise StopIteration
    def __bytes__(self): return 'b'
    def __complex__(self): return 1
    def __dir__(self): return 5
x = Bad()
for f in (bool, len, hash, str, repr, int, float, complex, iter, list, dir, hex, bytes, lambda v: 1 in v, lambda v: format(v, ''), lambda v: [1][v], lambda v: v < v, lambda v: v + v, lambda v: -v, lambda v: v[0], lambda v: v.__lt__(v), lambda v: range(v), lambda v: 'a' * v, lambda v: f'{v}'):
    print(t(lambda: f(x))) if f.__name__ != '<lambda>' or True else 0
class LenBig:
    def __len__(self): return 2 ** 100
class LenF:
    def __len__(self): return 1.5
print(t(lambda: len(LenBig())), t(lambda: len(LenF())), t(lambda: bool(LenBig())))
class Ev:
    def __eq__(self, o): return True
print(t(lambda: hash(Ev())), Ev.__hash__, Ev() == 1, Ev() != 1, 1 == Ev())
class Hn:
    __hash__ = None
print(t(lambda: hash(Hn())), t(lambda: {Hn(): 1}))
class Hh(Ev):
    __hash__ = object.__hash__
print(isinstance(hash(Hh()), int))
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), sum(It()), max(It()), [*It()], tuple(It()), 2 in It(), 9 in It(), sorted(It(), reverse=True), list(zip(It(), It())), dict.fromkeys(It()), list(map(str, It())), list(enumerate(It())))
class Gi:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Gi()), 20 in Gi(), 5 in Gi(), iter(Gi()).__class__.__name__, [*Gi()], t(lambda: reversed(Gi())))
class Gl(Gi):
    def __len__(self): return 3
print(list(reversed(Gl())))
class NoIter:
    __iter__ = None
    __contains__ = None
    def __getitem__(self, i): return i
print(t(lambda: iter(NoIter())), t(lambda: 1 in NoIter()), t(lambda: list(NoIter())))
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return 'C%d' % self.v
print(sorted([Cmp(3), Cmp(1), Cmp(2)]), max(Cmp(1), Cmp(5)), min([Cmp(4), Cmp(2)]), Cmp(1) > Cmp(0), t(lambda: Cmp(1) <= Cmp(2)))
class Si:
    def __init__(self): self.d = {}
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __getitem__(self, k): return self.d[k]
s = Si(); s[1] = 2; s['a':'b'] = 3; s[1, 2] = 4
print(s.d, s[1], s[1, 2]); del s[1]; print(s.d); s[(1, 2)] += 5; print(s.d)
class Og:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): pass
def f(): del Og()[0]
print(t(f))
def f(): Gi()[0] = 1
print(t(f))
def f(): del Gi()[0]
print(t(f))
class Pw:
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o, m=None): return ('rpow', o, m)
print(Pw() ** 2, pow(Pw(), 2), pow(Pw(), 2, 3), 2 ** Pw(), t(lambda: pow(2, Pw(), 3)))
print(object() == object(), object() != 5, t(lambda: object() < object()), t(lambda: object() + 1), t(lambda: -object()), t(lambda: len(object())), t(lambda: object()[0]), t(lambda: object()()), t(lambda: int(object())))
