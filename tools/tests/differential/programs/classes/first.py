# SPDX-License-Identifier: GPL-2.0
class A:
    x = 1
    def __init__(self, a): self.a = a
    def m(self): return self.a + self.x
    def __repr__(self): return f"A({self.a})"
a = A(5)
print(a.m(), a, A, a.__dict__, vars(A).keys())
class B(A):
    def __init__(self): super().__init__(7)
    @property
    def p(self): return self.a*2
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(): return 's'
    def __add__(self, o): return 'add', o
    def __radd__(self, o): return 'radd', o
    def __eq__(self, o): return True
b = B()
print(b.m(), b.p, b.c(), B.c(), b.s(), b+1, 1+b, b==3, isinstance(b, A), issubclass(B, A), B.__mro__)
class E(Exception): pass
try: raise E('x')
except E as e: print(repr(e), e.args)
class L(list):
    def __len__(self): return 42
class I(int): pass
print(I(4)+1)
