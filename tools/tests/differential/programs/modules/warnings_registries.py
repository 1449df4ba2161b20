# SPDX-License-Identifier: GPL-2.0
import warnings, sys
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e), e)
class E(object):
    def write(self, s): print('E', repr(s))
    def flush(self): pass
sys.stderr = E()
for a in ('once', 'module', 'default', 'always', 'ignore'):
    for r in (None, {}):
        warnings.resetwarnings()
        warnings.simplefilter(a)
        warnings.onceregistry.clear()
        print(a, r)
        for i in range(2):
            warnings.warn_explicit('q', RuntimeWarning, 'a.py', 5, registry=r)
        warnings.warn_explicit('q', RuntimeWarning, 'a.py', 6, registry=r)
        if r: r.pop('version', None)
        print(r, warnings.onceregistry)
warnings.resetwarnings()
warnings.defaultaction = 3
t(warnings.warn, 'x')
warnings.defaultaction = 'always'
t(warnings.warn, 'x')
warnings.defaultaction = 'always'
t(warnings.warn, 'x')
del warnings.defaultaction
t(warnings.warn, 'x1')
warnings.onceregistry = 3
warnings.simplefilter('once')
t(warnings.warn_explicit, 'x', UserWarning, 'q', 3)
del warnings.onceregistry
t(warnings.warn_explicit, 'x', UserWarning, 'q', 3)
warnings.simplefilter('always')
w = warnings._showwarnmsg
warnings._showwarnmsg = 3
t(warnings.warn, 'x2')
del warnings._showwarnmsg
warnings._showwarnmsg = w
import types
m = types.ModuleType('mymod')
print(warnings.catch_warnings(module=3, record=True))
class M: filters = [1]; _filters_mutated = lambda *a: 0; showwarning = 4; _showwarnmsg_impl = 5; _showwarning_orig = 6
mm = M()
with warnings.catch_warnings(module=mm, record=True) as l:
    print(mm.filters, mm.showwarning, mm._showwarnmsg_impl == l.append)
print(mm.filters, mm.showwarning, mm._showwarnmsg_impl)
with warnings.catch_warnings(module=mm) as l:
    print(mm.filters, mm.showwarning, mm._showwarnmsg_impl, l)
t(warnings.catch_warnings(module=3).__enter__)
t(warnings.formatwarning, 'a', 3, 'f', 3)
__warningregistry__ = 3
t(warnings.warn, 'x2')
del __warningregistry__
__name__ = 3
t(warnings.warn, 'x2')
del __name__
warnings.filters[:] = [('error', None, UserWarning, 'f', 0)]
t(warnings.warn, 'x2')
warnings.filters[:] = [('error', None, UserWarning, '<string>', 0)]
t(warnings.warn, 'x2')
class S(str): pass
warnings.filters[:] = [('error', S('abc'), UserWarning, '<string>', 0)]
t(warnings.warn, 'x2')
class R:
    def __init__(self, v): self.v = v
    def match(self, s): print('match', s); return self.v
warnings.filters[:] = [('error', R(1), UserWarning, R(0), 0), ('ignore', R(0), UserWarning, R(0), 2), ('ignore', R(5), UserWarning, R(1), 0)]
t(warnings.warn, 'x2')
warnings.filters[:] = [('ignore', 'x2', UserWarning, None, 0)]
t(warnings.warn, 'x2')
t(warnings.warn, 'X2')
warnings.filters[:] = [('ignore', None, UserWarning, None, 1)]
warnings.warn_explicit('a', UserWarning, 'b', 1)
warnings.warn_explicit('a', UserWarning, 'b', 2)
warnings.warn_explicit('a', UserWarning, 'b', 2**31-1)
t(warnings.warn_explicit,'a', UserWarning, 'b', 2**31)
t(warnings.warn_explicit,'a', UserWarning, 'b', 2.5)
class L:
    def __index__(self): return 7
t(warnings.warn_explicit,'a', UserWarning, 'b', L())
t(warnings.warn_explicit,'a', UserWarning, '', 7)
t(warnings.warn_explicit,'a', UserWarning, 'x.PY', 7)
def f(): warnings.warn('deep', stacklevel=50)
f()
t(warnings.warn, 'a', stacklevel=0)
t(warnings.warn, 'a', stacklevel=-5)
t(warnings.warn, 'a', None, 1, 'src')
