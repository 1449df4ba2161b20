# When f_lineno can be set, and to what; and a jump from a yield.
import sys


def attempt(frame, line):
    try:
        frame.f_lineno = line
        print('line', frame.f_lineno - frame.f_code.co_firstlineno, frame.f_lasti)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)


class Int(int):
    pass


def frame_of():
    return sys._getframe()


ended = frame_of()
VALUES = 1, 'a', None, 1.5, True, Int(3), 10 ** 30, -1, 7
for value in VALUES:
    attempt(ended, value)
attempt(sys._getframe(), 3)
try:
    del ended.f_lineno
except AttributeError as e:
    print(e)


def two():
    yield 1
    yield 2


g = two()
attempt(g.gi_frame, 45)
next(g)
attempt(g.gi_frame, 45)
g.close()


def tracer(frame, event, arg):
    print(event, frame.f_code.co_name)
    for value in ('x', True, 4, 3000, -3, 2 ** 31, 2 ** 70, -2 ** 70, -2 ** 31,
                  2 ** 31 - 1):
        attempt(frame, value)
    attempt(ended, 30)
    attempt(frame.f_back, 30)
    return tracer


def handles():
    x = 1
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return x


sys.settrace(tracer)
handles()
sys.settrace(None)


def profiler(frame, event, arg):
    print('profile', event)
    attempt(frame, 30)


sys.setprofile(profiler)
len('1')
handles()
sys.setprofile(None)

out = []


def with_local(a):
    a.append(3)
    yield 3
    yield 4


def without(*, b=1):
    [].append(3)
    yield 3


def bare():
    pass
    yield 3


def from_yield(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno)
    if event == 'return' and arg:
        attempt(frame, frame.f_code.co_firstlineno + 1)
    return from_yield


for g in with_local(out), with_local(out), bare():
    sys.settrace(from_yield)
    print(next(g))
    sys.settrace(None)
    print(g.gi_frame.f_lasti)
    sys.settrace(from_yield)
    del g
    sys.settrace(None)
g = with_local(out)
sys.settrace(from_yield)
print(next(g))
sys.settrace(None)
try:
    print(g.send(None))
except AttributeError as e:
    print(e)
print(out)


class Hook:
    def __init__(self, install):
        self.install = install

    def __call__(self, *args):
        pass

    def __del__(self):
        print('dies', sys.gettrace(), sys.getprofile())
        try:
            self.install(other)
        except RuntimeError as e:
            print(e)


def hook(*args):
    pass


def other(*args):
    pass


sys.settrace(Hook(sys.settrace))
sys.settrace(hook)
print(sys.gettrace() is hook)
sys.settrace(None)
sys.setprofile(Hook(sys.setprofile))
sys.setprofile(None)
print(sys.getprofile())
sys.setprofile(Hook(sys.settrace))
sys.setprofile(None)
print(sys.gettrace() is other)
sys.settrace(None)
