# A dict that can be read and not written.
import types
class A: x=1
p=types.MappingProxyType({'a':1,'b':2})
print(p.get('a'),p.get('z'),p.get('z',5),p.keys(),p.values(),p.items(),p.copy(),list(reversed(p)),p|{'c':3},{'c':3}|p,p==p,p=={'a':1,'b':2})
for f in ("p.__ior__({})","hash(p)","p.get()","p.foo","types.MappingProxyType(3)","types.MappingProxyType([1])","p['q']","p.__setitem__","types.MappingProxyType[int]","p|3"):
    try: print(eval(f))
    except Exception as e: print(type(e).__name__,e)
try:
    p|={}
except TypeError as e: print(e)
print(dir(p))
