def g(a):
    return a


def f(n):
    for i in range(n):
        g(i)
