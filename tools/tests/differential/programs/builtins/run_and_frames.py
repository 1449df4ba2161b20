import sys
def t(f,*a,**k):
    try: print(repr(f(*a,**k))[:10])
    except BaseException as e: print(type(e).__name__, e)
t(exec, 5); t(exec,'x=1', 5); t(exec,'x=1',{},5); t(eval,'1',5); t(eval,'1',{},5); t(exec); t(eval)
t(exec,'1',closure=())
def f():
    x=1
    def g(): return x
    return g
t(exec, f().__code__); t(eval, f().__code__)
t(exec, f().__code__, closure=5); t(exec, f().__code__, closure=f().__closure__)
t(exec,'1',globals={}); t(exec, f.__code__, closure=f().__closure__)
t(compile,'1','f','exec',flags=5000); t(compile,'1','f','zz'); t(compile,'1',5,'eval')
t(compile,5,'f','eval'); t(compile,'1','f',5); t(compile,'1','f','eval',optimize=5); t(compile,'a\0b','f','exec'); t(eval,'a\0b'); t(exec,'a\0b')
t(compile,'1','f','func_type')
t(exec,'print(__name__)',{}) ; t(exec,'print(__name__)',{'__builtins__':{}})
t(eval,'print',{'__builtins__':{'print':3}})
t(eval,'x',{}, {'x':5})
t(exec,'print(__name__)',{'__builtins__':{'print':print}})
t(exec,'x',5,closure=())
t(input); t(vars,5); t(dir,1,2); t(vars,1,2); t(locals,1); t(globals,1)
t(aiter,5); t(anext,5); t(anext,5,6); t(anext); t(aiter)
t(print,1,file=5); t(print,1,flush=1,file=None); t(print,1,foo=1); t(print, sep=5); 
print(sys.stdout, sys.stderr, sys.__stdout__ is sys.stdout)
sys.stdout=None
print(5)
del sys.stdout
try: print(6)
except RuntimeError as e: print(e,file=sys.stderr)
sys.stdout=sys.__stdout__
t(sys._getframe,100); t(sys._getframe,-1);t(sys._getframe,'a')
def h():
    a=1
    f=sys._getframe()
    print(f.f_code.co_name, f.f_lineno, sorted(f.f_locals), f.f_back.f_code.co_name, f.f_globals is globals(), f.f_back.f_back)
    return f
z=h()
print(repr(z.f_back)[:9], z.f_lineno, z.f_locals['a'], z.f_lasti > 0)
z.clear(); print(z.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
def r(n):
    if n==0: raise ValueError('deep')
    x=n
    r(n-1)
try: r(3)
except ValueError as e:
    tb=e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_locals.get('x'), tb.tb_frame.f_lineno)
        tb=tb.tb_next
import builtins
class_ = None
def gen():
    try: yield 1
    finally: print('closed')
g=gen(); next(g); del g
print('after')
print('to err', file=sys.stderr)
sys.stderr.write('x\n')
raise SystemExit(3)
