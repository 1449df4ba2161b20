# SPDX-License-Identifier: GPL-2.0
# Code objects: attributes, equality, replace() and the constructor.
import types, sys
def t(label, f):
    try: print(label, repr(f()).split(' at 0x')[0])
    except Exception as e: print(label, type(e).__name__, str(e).split(' at 0x')[0])
def f(a, /, b=2, *args, c=3, **kw):
    x = [a for _ in b]
    def g(): return a, kw
    return g
c = f.__code__
names = [n for n in dir(c) if n.startswith('co_') and n not in ('co_lines','co_positions')]
for n in names:
    if n not in ('co_filename',):
        t(n, lambda: getattr(c, n))
    def s():
        setattr(c, n, 1)
    t('set ' + n, s)
def d(): del c.co_name
t('del', d)
t('lines', lambda: list(c.co_lines()))
t('positions', lambda: list(c.co_positions()))
src = "def f(a): return a+1\n"
def mk(src, fn='<x>'):
    ns = {}
    exec(compile(src, fn, 'exec'), ns)
    return ns['f'].__code__
a, b = mk(src), mk(src)
print(a == b, a is b, hash(a) == hash(b), a != b)
print(mk(src) == mk(src, '<y>'), mk(src) == mk('\n' + src), mk(src) == mk(src.replace('1', '2')), mk(src)==mk(src.replace('1','1.0')), mk(src)==mk(src.replace('1','True')))
print(mk(src.replace('1','0.0'))==mk(src.replace('1','-0.0')), mk("def f(): return (1,2)")==mk("def f(): return (1,2.0)"), mk("def f(x): return x in {1,2}")==mk("def f(x): return x in {1,2}"), mk("def f(x): return x in {1,2}")==mk("def f(x): return x in {1,2.0}"))
print(mk("def f(x): return x in {1,2}")==mk("def f(x):  return x in {1,2}"))
print(mk("def f(x): return lambda:x")==mk("def f(x): return lambda:x"), mk("def f(x): return lambda:x")==mk("def f(x): return lambda: x"))
for op in ('<','>','<=','>='):
    t(op, lambda: eval('a%sb' % op))
t('eq1', lambda: a == 1)
t('call', lambda: a())
t('repr', lambda: a)
for kw in [{'co_name':'z'},{'co_name':1},{'co_qualname':1},{'co_filename':1},{'co_consts':1},{'co_consts':(1,2,3,4,5)},{'co_names':[]},{'co_names':(1,)},{'co_names':('x',)},
  {'co_argcount':-1},{'co_argcount':5},{'co_argcount':'x'},{'co_argcount':2**40},{'co_argcount':None},{'co_posonlyargcount':-1},{'co_kwonlyargcount':-1},{'co_nlocals':0},{'co_nlocals':-1},{'co_stacksize':-1},{'co_stacksize':100},
  {'co_flags':-1},{'co_firstlineno':-1},{'co_firstlineno':77},{'co_firstlineno':0},{'co_code':'x'},{'co_code':b'x'},{'co_code':None},
  {'co_varnames':('q',)},{'co_varnames':()},{'co_varnames':(1,)},{'co_varnames':['a']},{'co_freevars':1},{'co_linetable':b''},{'co_linetable':1},{'co_exceptiontable':b''},{'co_exceptiontable':1},
  {'foo':1},{'co_lnotab':b''},{'co_varnames':('b',),'co_name':'n'}]:
    def r():
        n = a.replace(**kw)
        return [getattr(n, k) for k in kw], n == a, n.co_nlocals, n.co_varnames, n.co_firstlineno, list(n.co_lines())
    t('replace %r' % (kw,), r)
t('replace pos', lambda: a.replace(1))
t('replace none', lambda: a.replace() == a)
t('replace id', lambda: a.replace() is a)
t('newcode', lambda: types.CodeType())
t('newcode1', lambda: types.CodeType(1))
t('newcodekw', lambda: types.CodeType(x=1))
# CPython takes these and runs what they say, or says where in its source.
REFUSED = [('co_stacksize', 0), ('co_flags', 0), ('co_flags', -1),
           ('co_code', b''), ('co_consts', (1,))]
FIELDS = 'co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars co_cellvars'.split()
vals = [getattr(a, n) for n in FIELDS]
t('newcode same', lambda: types.CodeType(*vals) == a)
t('newcode 16', lambda: types.CodeType(*vals[:16]) == a)
t('newcode 17', lambda: types.CodeType(*vals[:17]) == a)
t('newcode 15', lambda: types.CodeType(*vals[:15]) == a)
t('newcode 19', lambda: types.CodeType(*vals, 1) == a)
t('run', lambda: types.FunctionType(types.CodeType(*vals), {})(41))
for i, n in enumerate(FIELDS):
    for bad in (None, 'x', 1.5, -1, 2**70, b'', (1,), [], 0):
        if (n, bad) in REFUSED or n == 'co_stacksize' and bad == -1:
            continue
        v = vals[:]
        v[i] = bad
        t('new %s %r' % (n, bad), lambda: types.CodeType(*v) and 'ok')
g = f(1, []).__code__
vals = [getattr(g, n) for n in FIELDS]
t('closure', lambda: types.CodeType(*vals).co_freevars)
v = vals[:]; v[11] = 'other'
t('renamed', lambda: types.CodeType(*v))
t('sub', lambda: type('X', (types.CodeType,), {}))
def empty(): pass
v = [getattr(empty.__code__, n) for n in FIELDS]
t('no variables', lambda: types.FunctionType(types.CodeType(*v), {})())
t('varname', lambda: a._varname_from_oparg(0))
