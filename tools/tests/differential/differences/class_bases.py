class A: pass
class B: pass
class C(A): pass
C.__bases__ = (B,)
print(C.__mro__)
