# SPDX-License-Identifier: GPL-2.0
import traceback, sys
def f(g):
    try:
        try: g()
        except Exception as e: raise TypeError('t') from e
    except Exception as e: return e
def a(): raise ExceptionGroup('g', [ValueError(1), f(lambda: 1/0)])
e = f(a)
for l in (0, 1, -1, None):
    traceback.print_exception(e, limit=l, file=sys.stdout); print('=====')
e.__traceback__ = None
traceback.print_exception(e, file=sys.stdout)
traceback.print_exception(ValueError('v'), file=sys.stdout)
traceback.print_exception(ExceptionGroup('v', [KeyError(1)]), file=sys.stdout)
x = traceback.TracebackException(ValueError, ValueError('v'), None)
print(x.stack, list(x.format()))
x = traceback.TracebackException(ValueError, ValueError('v'), e.__cause__.__traceback__, limit=0)
print(x.stack, list(x.format()))
