def chain(e):
    r=[]
    while e is not None and len(r)<9: r.append(repr(e)); e=e.__context__
    return r
def g():
    try: yield
    except ValueError as e: print('in', chain(e)); raise KeyError(3)
x=g(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: x.throw(ValueError(1))
except KeyError as e: print(chain(e))
def g2():
    try: raise OSError(1)
    except OSError: yield
x=g2(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: x.throw(ValueError(1))
except ValueError as e: print(chain(e))
def g3():
    yield
x=g3(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: x.throw(ValueError(1))
except ValueError as e: print(chain(e))
x=g3()
try:
    try: 1/0
    except ZeroDivisionError: x.throw(ValueError)
except ValueError as e: print(chain(e))
from contextlib import contextmanager, ExitStack
@contextmanager
def right(exc):
    try: yield
    finally: raise exc
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with ExitStack() as stack:
        stack.enter_context(right(e4)); stack.enter_context(right(e3)); stack.enter_context(right(e2)); raise e1
except Exception as e: print(chain(e))
try:
    with right(KeyError(1)), right(KeyError(2)): raise KeyError(3)
except KeyError as e: print(chain(e))
def deleg():
    try: yield from g3()
    finally: raise IndexError(9)
x=deleg(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: x.throw(ValueError(1))
except IndexError as e: print(chain(e))
x=deleg(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: x.close()
except IndexError as e: print(chain(e))
