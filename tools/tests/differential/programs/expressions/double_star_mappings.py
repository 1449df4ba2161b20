class M:
    def keys(self): return iter(['x','y'])
    def __getitem__(self,k): return k+k
def g(*a,**k): return a,k
print(g(**M()))
class N(M):
    def keys(self): return ['x','x']
try: print(g(**N()))
except TypeError as e: print(e)
try: print(g(a=1,**N()))
except TypeError as e: print(e)
class P:
    def __getitem__(self,k): return 1
try: print(g(**P()))
except TypeError as e: print(e)
print({**M(),'z':1})
from collections import UserDict
print(g(**UserDict(a=1)))
try: print(g(**[]))
except TypeError as e: print(e)
try: print({**[1]})
except TypeError as e: print(e)
try: print(g(a=1,**{1:2}))
except TypeError as e: print(e)
try: print(g(**{1:2},**{1:2}))
except TypeError as e: print(e)
try: print(g(**{'b':2},**{'a':1,'b':2}))
except TypeError as e: print(e)
class K:
    def keys(self): return ['a']
    def __getitem__(self,k): raise KeyError('odd')
try: print(g(**K(), b=1))
except KeyError as e: print(e)
try: print({**K()})
except KeyError as e: print(e)
class L:
    def keys(self): return 5
    def __getitem__(self,k): raise KeyError('odd')
try: print({**L()})
except TypeError as e: print(e)
try: print(g(**L()))
except TypeError as e: print(e)
class Q:
    def keys(self): return [].x
try: print({**Q()})
except TypeError as e: print(e)
try: print(g(**Q()))
except TypeError as e: print(e)
class D(dict):
    def keys(self): return ['z']
    def __getitem__(self,k): return 3
print(g(**D(a=1)), {**D(a=1)})
class E(D):
    def __iter__(self): return iter('ab')
print(g(**E(a=1)), {**E(a=1)})
def h(): pass
for x in (5, None, 'ab', [], h):
    try: h(**x)
    except TypeError as e: print(e)
    try: len(a=1, **x)
    except TypeError as e: print(e)
