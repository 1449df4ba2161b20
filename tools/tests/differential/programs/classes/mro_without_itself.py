# SPDX-License-Identifier: GPL-2.0
class M(type):
    def mro(cls):
        return (object,)
def t(f):
    try: print(f())
    except BaseException as e: print(type(e), e)
def f():
    class A(metaclass=M):
        def __init__(self): super().__init__()
        def f(self): return 1
    print(A.__mro__)
    return A
t(f)
def g():
    A = f()
    a = A()
    return a
t(g)
def h():
    A = f()
    a = object.__new__(A)
    return a
t(h)
class M2(type):
    def mro(cls):
        return [cls]
def k():
    class A(metaclass=M2):
        def __init__(self): pass
    print(A.__mro__)
    print(object.__repr__)
    return type.__call__(A)
t(k)
class M3(type):
    def mro(cls):
        return (int, object)
def k():
    class A(metaclass=M3):
        def __init__(self): pass
    print(A.__mro__)
t(k)
