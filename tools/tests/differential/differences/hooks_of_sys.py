import sys


def f():
    for i in 1, 2:
        for j in 3, 4:
            for k in 5, 6:
                print(i, j, k)
    return max(
        "b",
        len("c"))


def jump(frame, event, arg):
    if event == "line" and frame.f_lineno == start + 4:
        sys.settrace(None)
        try:
            frame.f_lineno = start + 7
        except ValueError as e:
            print(e)
        frame.f_trace = None
    return jump


start = f.__code__.co_firstlineno
sys.settrace(jump)
f()
