# SPDX-License-Identifier: GPL-2.0
import warnings, sys
def t(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e), e)
t(warnings.warn, 'x', 3)
t(warnings.warn, 'x', int)
t(warnings.warn, 3)
t(warnings.warn, 'x', stacklevel='a')
t(warnings.warn, 'x', stacklevel=100)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 'mod')
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 'mod', {})
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 'a')
t(warnings.warn_explicit, 'x', UserWarning, 3, 3)
t(warnings.warn_explicit, 'x', 3, 'f', 3)
t(warnings.warn_explicit, 'x', int, 'f', 3)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 'mod', 5)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 7)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, module_globals=3)
t(warnings.warn_explicit, UserWarning('abc'), None, 'f.py', 3)
r = {}
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 'mod', r)
t(warnings.warn_explicit, 'x', UserWarning, 'f.py', 3, 'mod', r)
print(r)
t(warnings.filterwarnings, 'foo')
t(warnings.filterwarnings, 'error', 3)
t(warnings.filterwarnings, 'error', '', 3)
t(warnings.filterwarnings, 'error', '', int)
t(warnings.filterwarnings, 'error', '', UserWarning, 3)
t(warnings.filterwarnings, 'error', '', UserWarning, '', -1)
t(warnings.filterwarnings, 'error', '', UserWarning, '', 'a')
t(warnings.simplefilter, 'foo')
t(warnings.simplefilter, 'error', UserWarning, -1)
t(warnings.simplefilter, 'error', 3)
warnings.resetwarnings()
print(warnings.filters)
class E(object):
    def write(self, s): print('E', repr(s))
    def flush(self): pass
sys.stderr = E()
def f(n): warnings.warn('hi', stacklevel=n)
for a in ('default', 'always', 'once', 'module', 'ignore'):
    warnings.resetwarnings()
    warnings.simplefilter(a)
    print(a)
    for i in range(2): f(1); f(2)
    for i in range(2): warnings.warn_explicit('q', RuntimeWarning, 'a.py', 5, registry=__warningregistry__ )
    warnings.warn_explicit('q', RuntimeWarning, 'a.py', 6, registry=__warningregistry__ )
print({k:v for k, v in __warningregistry__.items() if k != 'version'})
print(warnings.onceregistry)
warnings.resetwarnings()
t(warnings.warn, UserWarning('abc'))
t(warnings.warn, UserWarning('abc'), DeprecationWarning)
t(warnings.warn, 'dep', DeprecationWarning)
warnings.simplefilter('error')
t(warnings.warn, 'dep', DeprecationWarning)
t(warnings.warn, UserWarning('abc'))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    warnings.warn('one'); warnings.warn('two', DeprecationWarning, source=3)
    print(len(log), [str(m.message) for m in log], log[0].category, log[0].lineno, log[1].source, log[0].line, log[0].file)
t(warnings.warn, 'one')
with warnings.catch_warnings(action='ignore'):
    warnings.warn('one')
with warnings.catch_warnings(action='error', category=UserWarning):
    t(warnings.warn, 'one')
def show(*a, **k): print('show', a, k)
with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.showwarning = show
    warnings.warn('one')
with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.showwarning = 5
    t(warnings.warn, 'one')
    del warnings.showwarning
    t(warnings.warn, 'one')
with warnings.catch_warnings():
    warnings.simplefilter('always')
    warnings.formatwarning = lambda *a: 'fmt%r\n' % (a,)
    t(warnings.warn, 'one')
c = warnings.catch_warnings()
print(c, warnings.catch_warnings(record=True))
t(c.__exit__)
with c:
    t(c.__enter__)
print(warnings.formatwarning('m', UserWarning, 'f.py', 7))
print(warnings.formatwarning('m', UserWarning, 'f.py', 7, '  line '))
warnings.showwarning('m', UserWarning, 'f.py', 7)
class F:
    def write(self, s): print('F', repr(s))
warnings.showwarning('m', UserWarning, 'f.py', 7, F(), 'li')
sys.stderr = None
warnings.showwarning('m', UserWarning, 'f.py', 7)
class G:
    def write(self, s): raise OSError
warnings.showwarning('m', UserWarning, 'f.py', 7, G())
