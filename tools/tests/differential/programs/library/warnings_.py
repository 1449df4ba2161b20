import warnings, sys
warnings.warn('plain')
def f():
    warnings.warn('level', RuntimeWarning, stacklevel=2)
for i in range(3): f()
warnings.warn('dep', DeprecationWarning)
warnings.warn_explicit('ex', UserWarning, 'file.py', 5)
async def g(): pass
g()
print('x', file=sys.stderr)
