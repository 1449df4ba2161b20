# sys.unraisablehook: a program's own, one that raises, none at all.
import sys


class Err:
    text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


sys.stderr = Err()
print(sys.unraisablehook, sys.__unraisablehook__)
class D:
    def __del__(self): raise ValueError('in del')
def hook(u):
    print(type(u), u.exc_type, u.exc_value, u.exc_traceback is not None, u.err_msg, type(u.object))
    print(len(u), u[0], u[3])
sys.unraisablehook = hook
D()
def bad(u): raise KeyError('hook')
sys.unraisablehook = bad
D()
del sys.unraisablehook
D()
sys.unraisablehook = None
D()
sys.unraisablehook = sys.__unraisablehook__
D()
sys.unraisablehook = hook
import weakref
class X: pass
x = X()
def cb(r): 1/0
r = weakref.ref(x, cb)
del x
try: sys.__unraisablehook__(1)
except TypeError as e: print(e)
def g():
    try: yield
    except GeneratorExit: yield
it=g(); next(it); del it
keep = []
sys.unraisablehook = keep.append
D()
u = keep.pop()
print(type(u).__mro__, type(u).__name__, type(u).__module__, u.n_fields, type(u).n_sequence_fields)
try: type(u)((1,))
except Exception as e: print(type(e), e)
try: type(u)([1,2,3,4,5])
except Exception as e: print(type(e), e)
sys.__unraisablehook__(u)

for line in sys.stderr.text.splitlines():
    print(line.split(" at 0x")[0])
