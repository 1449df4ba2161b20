# Hooks that raise, change locals, want opcodes; generators, async, calls of C.
import sys


def simple(frame, event, arg):
    if event == 'exception':
        arg = arg[0].__name__
    elif 'object at' in repr(arg):
        arg = type(arg).__name__
    print(event, frame.f_code.co_name, frame.f_lineno, arg)
    return simple
# hook that raises at each event
def make_bad(at):
    def bad(frame, event, arg):
        print(event, frame.f_lineno)
        if event == at:
            raise RuntimeError('bad ' + at)
        return bad
    return bad
def victim():
    try:
        x = 1
        1 / 0
    except ZeroDivisionError:
        y = 2
    return x
import traceback
for at in ('call', 'line', 'exception', 'return'):
    sys.settrace(make_bad(at))
    try:
        victim()
    except RuntimeError as e:
        print('got', e, sys.gettrace())
        tb = e.__traceback__
        while tb:
            print('  ', tb.tb_frame.f_code.co_name, tb.tb_lineno)
            tb = tb.tb_next
    sys.settrace(None)
def badp(frame, event, arg):
    print('P', event)
    if event == 'c_call' and arg is len: raise RuntimeError('badp')
def vic2():
    return len([1])
sys.setprofile(badp)
try: vic2()
except RuntimeError as e: print(e, sys.getprofile())
sys.setprofile(None)
# locals
def setter(frame, event, arg):
    if event == 'line' and frame.f_lineno == setter.line:
        frame.f_locals['a'] = 'changed'
        frame.f_locals['new'] = 1
    return setter
def target():
    a = 1
    b = 2
    def inner(): return a
    return a, b, inner()
setter.line = target.__code__.co_firstlineno + 4
sys.settrace(setter)
r = target()
sys.settrace(None)
print(r)
# opcodes, no lines
def ops(frame, event, arg):
    frame.f_trace_opcodes = True
    frame.f_trace_lines = False
    print('op', event, frame.f_lasti, frame.f_lineno)
    return ops
def small(n):
    return n + 1
sys.settrace(ops)
small(1)
sys.settrace(None)
# local trace replaced, None keeps
def chain(frame, event, arg):
    print('chain', event)
    def second(frame, event, arg):
        print('second', event)
        return None
    return second
sys.settrace(chain); small(2); sys.settrace(None)
# f_trace set by hand
def late():
    sys._getframe().f_trace = simple
    sys.settrace(simple)
    x = 1
    sys.settrace(None)
    return x
late()
# global trace returns None
def glob(frame, event, arg):
    print('glob', event, frame.f_code.co_name)
sys.settrace(glob); small(3); sys.settrace(None)
# throw and close
def g():
    try:
        yield 1
        yield 2
    except ValueError:
        yield 3
    finally:
        pass
sys.settrace(simple)
it = g(); next(it)
try: it.throw(ValueError('v'))
except StopIteration: pass
it.close()
it = g(); next(it); del it
sys.settrace(None)
# async
class Aw:
    def __await__(self):
        yield 'a'
        return 5
async def co():
    x = await Aw()
    async with CM() as m:
        pass
    async for i in ag():
        x += i
    return [j async for j in ag()]
class CM:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return None
async def ag():
    yield 1
    yield 2
sys.settrace(simple)
c = co()
try:
    while 1: c.send(None)
except StopIteration as e:
    print(e.value)
sys.settrace(None)
# profile of methods, errors, kwargs, star
def prof(frame, event, arg):
    print(event, frame.f_code.co_name, arg if not hasattr(arg, '__qualname__') else arg.__qualname__)
def work():
    l = []
    l.append(1)
    list.append(l, 2)
    sorted(l, key=lambda v: -v)
    len(*[l])
    str.join(*['x', ['a']])
    dict(a=1)
    print(end='')
    try: len(1)
    except TypeError: pass
    try: list.append()
    except TypeError: pass
    int('5'); range(3)
    ''.join(['a'])
    class X: pass
    X()
sys.setprofile(prof)
work()
sys.setprofile(None)
print(sys.gettrace(), sys.getprofile())
sys.settrace(None)
def rec(n): return n and rec(n-1)
sys.settrace(simple); rec(2); sys.settrace(None)
code = compile('a = 1\nfor i in (1,2): a += i\nif a:\n  b = 2\nelse: b = 3\n', '<c>', 'exec')
sys.settrace(simple); exec(code, {}); eval('1+1'); sys.settrace(None)
def longloop():
    x = 0
    while True:
        x += 1
        if x > 2: break
        continue
    with open0() as f: return f
    
class open0:
    def __enter__(self): return 1
    def __exit__(self, *a): return True
sys.settrace(simple); longloop(); sys.settrace(None)
def swallow():
    with open0(): raise ValueError
    return 4
sys.settrace(simple); swallow(); sys.settrace(None)
def both(): return len('x')
sys.settrace(simple); sys.setprofile(prof); both(); sys.setprofile(None); sys.settrace(None)
def nested_try():
    try:
        try: raise KeyError
        finally: x = 1
    except KeyError: pass
    for i in 1, 2:
        try: continue
        finally: y = 2
    while 1:
        try: break
        except: pass
    else: pass
    return (1,
      2,
      len(
       'x'))
sys.settrace(simple); nested_try(); sys.settrace(None)
@(lambda f: f)
def deco(a=len('x'),
         *, b=2): pass
def mk():
    @(lambda f: f)
    @(lambda f: f)
    class Z(
        object
    ):
        a = 1
        b: int = 2
    return Z
sys.settrace(simple); mk(); deco(); sys.settrace(None)
