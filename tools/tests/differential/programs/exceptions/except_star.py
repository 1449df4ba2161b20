def run(exc, handlers=()):
    try:
        try: raise exc
        except* ValueError as e: print('V', type(e).__name__, e.exceptions)
        except* TypeError as e: print('T', e.exceptions); raise KeyError('new')
        else: print('else')
        finally: print('fin')
    except BaseException as e:
        print('out', repr(e), [repr(x) for x in getattr(e, 'exceptions', ())], repr(e.__context__), repr(e.__cause__))
run(ValueError(1))
run(TypeError(2))
run(OSError(3))
run(ExceptionGroup('g', [ValueError(1), ValueError(2)]))
run(ExceptionGroup('g', [ValueError(1), TypeError(2), OSError(3)]))
run(ExceptionGroup('g', [ExceptionGroup('h', [ValueError(1), KeyError(2)]), TypeError(3)]))
def again():
    try:
        try: raise ExceptionGroup('g', [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError: raise
        except* TypeError as e: raise e
    except BaseExceptionGroup as e: print(repr(e), e.exceptions)
again()
def t(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e)
def a():
    try: raise ValueError
    except* ExceptionGroup: pass
def b():
    try: raise ValueError
    except* 5: pass
t(a); t(b)
try:
    pass
except* ValueError: pass
else: print('no exc')
import sys
try: raise ExceptionGroup('x', [ValueError(1)])
except* ValueError: print(repr(sys.exception()))
print(sys.exception())
