import sys


def jump(frame, event, arg):
    if event == "line" and frame.f_lineno == start + 2:
        try:
            frame.f_lineno = start + 3
        except ValueError as e:
            print(e)
    return jump


def f():
    x = 1
    x = 2
    return x


start = f.__code__.co_firstlineno
sys.settrace(jump)
print(f())
sys.settrace(None)
