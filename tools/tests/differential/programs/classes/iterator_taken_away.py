class A:
    n=0
    def __iter__(self): return self
    def __next__(self):
        self.n+=1
        if self.n==3: del A.__next__
        return self.n
try:
    for x in A(): print(x)
except (TypeError, AttributeError) as e: print(e)
a=A()
try: next(a)
except (TypeError, AttributeError) as e: print(e)
try: iter(a)
except (TypeError, AttributeError) as e: print(e)
A.__next__=lambda s:7
print(next(a))
class B: pass
try: next(B())
except (TypeError, AttributeError) as e: print(e)
a=A(); it=iter(a)
def g():
    yield from it
gg=g(); print(next(gg)); del A.__next__
try: print(next(gg))
except (TypeError, AttributeError) as e: print(e)
A.__next__=lambda s:7
z=zip(a,[1,2,3]); print(next(z)); 
a.__class__=type('C',(),{})
try: print(next(z))
except (TypeError, AttributeError) as e: print(e)
from collections import deque
class D(deque):
    def __copy__(s): return 5
    copy=__copy__
try: print(D([1])+deque([2]))
except (TypeError, AttributeError) as e: print(e)
class X(deque):
    def __iter__(self): pass
try: X().copy(); print('c')
except (TypeError, AttributeError) as e: print(e)
class Y(deque):
    def __init__(self,*a): 
        self.__class__
    def __new__(cls,*a): return deque.__new__(cls) if not a else 5
try: print(Y()+deque([2]))
except (TypeError, AttributeError) as e: print(e)
try: print(Y()*3)
except (TypeError, AttributeError) as e: print(e)
