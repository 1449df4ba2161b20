# What objects say would make others like them, and copies of them.
import copy, copyreg
class A:
    def __init__(self): self.x=[1,2]
class S:
    __slots__='a','__b'
    def __init__(self): self.a=1; self.__b=2
class L(list): pass
class D(dict): pass
class I(int): pass
class N:
    def __new__(cls,*a,**k): o=object.__new__(cls); o.a=a; return o
    def __getnewargs_ex__(self): return (1,),{'z':3}
def show(r):
    if isinstance(r,str): print(r); return
    print([getattr(x,'__name__',x) if not hasattr(x,'__next__') else list(x) for x in r])
for o in (object(),A(),S(),L([1,2]),D(a=1),I(5),N(),range(3),slice(1,2),bytearray(b'ab'),bytearray(),{1},frozenset([2]),ValueError('x',1),OSError(2,'no','f'),5,2.5,'ab',b'x',(1,2),[1],{1:2},1j,None,int,len,print,[].append,...,(x for x in ()),iter([]),property(),(lambda:1), type(None), memoryview(b'')):
    for p in (0,2,4):
        try: show(o.__reduce_ex__(p))
        except Exception as e: print(type(e).__name__,e)
    try: print(o.__getstate__() if type(o) not in (type(lambda:1),) else 0)
    except Exception as e: print(type(e).__name__,e)
    try:
        c=copy.copy(o); print(type(c).__name__, c is o)
        c=copy.deepcopy(o); print(type(c).__name__, c is o)
    except Exception as e: print(type(e).__name__,e)
i = iter([1, 2, 3])
next(i)
print(list(copy.copy(i)), list(i), i.__reduce__())
for i in (iter([1]), iter((1,)), reversed([1, 2]), iter('ab'), iter(b'ab'), reversed('ab')):
    print(i.__reduce__())
    list(i)
    print(i.__reduce__())
