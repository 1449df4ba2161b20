# Every event of every kind of statement, with sys.settrace and setprofile.
import sys


def show(tag):
    def t(frame, event, arg):
        if event == 'exception':
            arg = (arg[0].__name__, str(arg[1]))
        elif event in ('c_call','c_return','c_exception'):
            arg = arg.__name__
        arg = arg if not isinstance(arg, C) else 'C'
        print(tag, event, frame.f_code.co_name, frame.f_lineno - base, frame.f_lasti, arg)
        return t
    return t
base = 0
def gen(n):
    for i in range(n):
        x = yield i
    return 'done'
def deleg():
    r = yield from gen(2)
    return r
def f(a, b=2):
    x = 1
    if a:
        x = 2
    else:
        x = 3
    while x:
        x -= 1
    for i in gen(2):
        pass
    try:
        1/0
    except ZeroDivisionError as e:
        y = str(e)
    finally:
        z = 3
    with C() as c:
        c.m()
    l = [i*i for i in range(2)]
    lam = lambda: 5
    lam()
    class K:
        v = 1
        def m(self): pass
    K().m()
    for q in deleg(): pass
    match a:
        case 1:
            pass
        case _:
            z = 9
    assert x == 0
    del z
    try:
        raise ValueError('v')
    except* ValueError:
        pass
    return len(l)
class C:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return None
    def m(self):
        return 'm'
def boom():
    raise KeyError('k')
def outer():
    try:
        boom()
    except KeyError:
        pass
    boom()
def run(fn, *a, profile=False):
    print('==', fn.__name__)
    (sys.setprofile if profile else sys.settrace)(show('p' if profile else 't'))
    try:
        fn(*a)
    except Exception as e:
        print('raised', e)
    finally:
        sys.settrace(None)
        sys.setprofile(None)
for p in False, True:
    run(f, 1, profile=p)
    run(f, 0, profile=p)
    run(outer, profile=p)
