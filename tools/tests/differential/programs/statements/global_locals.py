x = 1
print(globals()['x'], locals() is globals())
globals()['y'] = 7
print(y)
def f(a):
    b = 2
    return sorted(locals().items())
print(f(1))
print(__name__)
print(vars() is globals())
