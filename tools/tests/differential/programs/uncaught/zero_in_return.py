def f():
    return 1 / 0

def g():
    return f() + 1

print(g())
