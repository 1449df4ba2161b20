# SPDX-License-Identifier: GPL-2.0
# What the names of module types make, and functions changed in place.
import types, functools
def t(label, f):
    try: print(label, repr(f()).split(' at 0x')[0])
    except BaseException as e: print(label, type(e).__name__, str(e).split(' at 0x')[0])
def f(a, b=2, *, c=3): return a, b, c
def outer(x, y):
    def inner(): return x, y
    return inner
g = outer(1, 2)
C = types.FunctionType
t('f0', lambda: C())
t('f1', lambda: C(f.__code__))
t('f2', lambda: C(f.__code__, {})(1, 2, c=4))
t('f3', lambda: C(f.__code__, {}, 'n').__name__)
t('f3q', lambda: C(f.__code__, {}, 'n').__qualname__)
t('f4', lambda: C(f.__code__, {}, 'n', (7, 8))(c=1))
t('f5', lambda: C(f.__code__, {}, 'n', (7, 8), ()))
t('f5b', lambda: C(f.__code__, {}, 'n', (7, 8), (1,)))
t('f6', lambda: C(g.__code__, {}))
t('f7', lambda: C(g.__code__, {}, None, None, ()))
t('f8', lambda: C(g.__code__, {}, None, None, (1, 2)))
t('f9', lambda: C(g.__code__, {}, None, None, [1, 2]))
t('f10', lambda: C(g.__code__, {}, None, None, g.__closure__)())
t('f11', lambda: C(1, {}))
t('f12', lambda: C(f.__code__, 1))
t('f13', lambda: C(f.__code__, {}, 1))
t('f14', lambda: C(f.__code__, {}, 'x', 1))
t('f15', lambda: C(f.__code__, {}, 'x', (), 1))
t('f16', lambda: C(f.__code__, {}, x=1))
t('f17', lambda: C(code=f.__code__, globals={}, name='k', argdefs=(1, 2), closure=None)(c=3))
t('f18', lambda: C(f.__code__, {}, 'x', (), None, 1))
t('f19', lambda: C(f.__code__, types.MappingProxyType({})))
class D(dict): pass
t('f20', lambda: C(f.__code__, D())(1,2,c=1))
t('mod', lambda: C(f.__code__, {'__name__': 'zz'}).__module__)
t('mod2', lambda: C(f.__code__, {}).__module__)
t('doc', lambda: C((lambda: 1).__code__, {}).__doc__)
for attr in ('__code__', '__defaults__', '__kwdefaults__', '__closure__', '__globals__', '__name__', '__qualname__', '__dict__', '__annotations__', '__doc__', '__module__', '__builtins__', '__class__','__weakref__'):
    for v in (None, 1, 'x', (), (1,), {}, {'c': 9}, f.__code__, g.__code__, []):
        def s():
            h = C(f.__code__, {}, 'h', (5,))
            setattr(h, attr, v)
            return getattr(h, attr)
        t('set %s %s' % (attr, type(v).__name__), s)
    def d():
        h = C(f.__code__, {}, 'h', (5,))
        delattr(h, attr)
        return getattr(h, attr)
    t('del ' + attr, d)
def s2():
    h = outer(1, 2); h.__code__ = f.__code__
t('code nfree', s2)
def s3():
    f.__code__ = g.__code__
t('code nfree2', s3)
h = outer(3, 4)
h.__closure__[0].cell_contents = 9
t('cell', lambda: h())
X = types.CellType
t('c0', lambda: X().cell_contents)
t('c1', lambda: X(1).cell_contents)
t('c2', lambda: X(1, 2))
t('c3', lambda: X(x=1))
def dc():
    c = X(1); del c.cell_contents; return c.cell_contents
t('c4', dc)
t('c5', lambda: (X(1) == X(1), X(1) < X(2), X() < X(1), X() == X(), X(1) != X()))
t('c6', lambda: X(1) < 1)
t('c7', lambda: X(1) < X('x'))
t('c8', lambda: hash(X(1)))
t('c9', lambda: X(1).foo)
t('c10', lambda: repr(X()).split(' at ')[0])
t('c11', lambda: type('S', (X,), {}))
M = types.ModuleType
t('m0', lambda: M())
t('m1', lambda: M(1))
t('m2', lambda: M('a', 'd').__doc__)
t('m3', lambda: M('a', doc=3).__doc__)
t('m4', lambda: M('a', 1, 2))
t('m5', lambda: M(name='x'))
t('m6', lambda: sorted(M('a').__dict__.items(), key=str))
t('m7', lambda: M('a').foo)
t('m8', lambda: M.__new__(M))
t('m9', lambda: M.__new__(M).foo)
t('m10', lambda: M.__new__(M).__dict__)
t('m11', lambda: setattr(M('a'), '__dict__', {}))
t('m12', lambda: delattr(M('a'), 'x'))
def m13():
    m = M('a'); m.__getattr__ = lambda n: 'got ' + n; return m.zz
t('m13', m13)
def m14():
    m = M('a'); m.__dir__ = lambda: ['q']; return dir(m)
t('m14', m14)
def m15():
    m = M('a'); del m.__name__; return m, m
t('m15', m15)
def m16():
    m = M('a'); del m.__name__; return m.foo
t('m16', m16)
def m17():
    m = M('a'); m.__annotations__; return m.__dict__['__annotations__']
t('m17', m17)
def m18():
    m = M('a'); del m.__annotations__
t('m18', m18)
def m19():
    m = M('a'); m.__spec__ = types.SimpleNamespace(_initializing=True); return m.foo
t('m19', m19)
def m20():
    m = M('a'); m.__file__='/x'; return m
t('m20', m20)
MT = types.MethodType
class K: pass
t('mt0', lambda: MT())
t('mt1', lambda: MT(1, 2))
t('mt2', lambda: MT(f, None))
t('mt3', lambda: MT(f, 1)(5))
t('mt4', lambda: MT(len, [1])())
t('mt5', lambda: MT(f, 1, 2))
t('mt6', lambda: MT(f, x=1))
t('mt7', lambda: MT(f, 1) == MT(f, 1))
t('mt8', lambda: MT(f, 1) == MT(f, 1.0))
t('mt9', lambda: MT(f, 1).__self__)
t('mt10', lambda: MT(f, 1).__func__ is f)
t('mt11', lambda: setattr(MT(f, 1), 'x', 1))
t('mt12', lambda: MT(f, 1).__name__)
t('mt13', lambda: repr(MT(len, 1)))
t('mt14', lambda: repr(MT(K, 1)))
t('mt15', lambda: MT(f, 1) < MT(f, 2))
t('mt16', lambda: MT(f, 1).__get__(2, int) .__self__)
t('mt17', lambda: MT(f, 1).__reduce__())
N = types.SimpleNamespace
t('n1', lambda: N(1))
t('n2', lambda: N(b=1, a=2))
t('n3', lambda: N(**{'x y': 1}))
t('n4', lambda: N(a=1) == N(a=1))
t('n5', lambda: N(a=1) == {'a': 1})
t('n6', lambda: N(a=1) < N(a=2))
t('n7', lambda: hash(N()))
t('n8', lambda: N().foo)
t('n9', lambda: N(a=1).__dict__)
t('n10', lambda: vars(N(a=1)))
t('n11', lambda: N(a=1).__reduce__())
def n12():
    n = N(); n.n = n; return n
t('n12', n12)
class SN(N): pass
t('n13', lambda: SN(a=1))
t('n14', lambda: N(**{'a': 1}, b=2))
t('n15', lambda: delattr(N(), 'z'))
t('n16', lambda: N.__init__(N(), 1))
P = types.MappingProxyType
for a in [(), (1,), ({},), ([],), ((),), ('x',), ({1: 2}, 3)]:
    t('p %r' % (a,), lambda: P(*a))
p = P({1: 2, 'x': [3]})
for e in ('p[1]', 'p[5]', 'len(p)', 'list(p)', 'p.get(5,6)', 'p.keys()', 'p.items()', 'p.values()', 'p.copy()', 'p|{7:8}', '{7:8}|p', 'p==P({1:2,"x":[3]})', 'p=={1:2}', 'p|1', 'p.foo', '1 in p', '[] in p', 'list(reversed(p))', 'hash(p)', 'p < p', 'repr(p)', 'str(p)', 'bool(P({}))', 'p.__or__({})','p.__class_getitem__(int)'):
    t(e, lambda: eval(e))
def ps(): p[1] = 2
t('ps', ps)
def pd(): del p[1]
t('pd', pd)
def pi():
    q = p; q |= {1: 2}
t('pi', pi)
t('new_class', lambda: types.new_class('A', (), {}, lambda ns: ns.update(x=1)).x)
t('nc1', lambda: types.new_class())
t('nc2', lambda: types.new_class('A', (int,), {'metaclass': type}).__mro__)
t('nc3', lambda: types.new_class('A', (1,)))
t('nc4', lambda: types.new_class('A', (list[int],)).__orig_bases__)
t('nc5', lambda: types.new_class('A', None))
t('nc6', lambda: types.new_class('A', (), {'z': 1}))
t('pc1', lambda: types.prepare_class('A', (), {'metaclass': type, 'q': 1}))
t('pc2', lambda: types.prepare_class('A'))
class Meta(type):
    def __prepare__(n, b, **k): return {'prep': k}
    def __new__(m, n, b, ns, **k): return super().__new__(m, n, b, ns)
    def __init__(*a, **k): pass
t('nc7', lambda: types.new_class('A', (), {'metaclass': Meta, 'z': 1}).prep)
t('rb', lambda: types.resolve_bases((list[int], int)))
t('rb2', lambda: types.resolve_bases((int, str)))
class Bad:
    def __mro_entries__(self, b): return 1
t('rb3', lambda: types.resolve_bases((Bad(),)))
class E:
    @types.DynamicClassAttribute
    def v(self): 'doc'; return 5
t('dca', lambda: E().v)
t('dca2', lambda: E.v)
t('dca3', lambda: setattr(E(), 'v', 1))
t('dca4', lambda: delattr(E(), 'v'))
t('dca5', lambda: types.DynamicClassAttribute(None, doc='q').__doc__)
@types.coroutine
def gen(): yield 1
t('co1', lambda: gen.__code__.co_flags & 0x100)
t('co2', lambda: types.coroutine(1))
t('co3', lambda: types.coroutine(lambda: 1)())
t('co4', lambda: types.coroutine(len)([1]))
async def aw(): return await gen()
c = aw(); t('co5', lambda: c.send(None)); t('co6', lambda: c.send(None))
async def co(): pass
t('co7', lambda: types.coroutine(co) is co)
t('co8', lambda: gen().__name__)
for name in sorted(types.__all__):
    o = getattr(types, name)
    t(name, lambda: (o.__name__, o.__qualname__, o.__module__) )
    if isinstance(o, type):
        t(name + '()', lambda: o())
        t(name + '(1)', lambda: o(1))
        t('sub ' + name, lambda: type('S', (o,), {}).__name__)
