import types
C=types.CellType
print(C(1), C()) if 0 else None
for a in ((),(1,),(1,2)):
    try: c=C(*a); print(type(c).__name__, repr(c).split(' at ')[0])
    except TypeError as e: print(e)
try: C(contents=1)
except TypeError as e: print(e)
def cell(x): return C(x)
print(cell(2)<cell(3), cell(-36)<cell(True), cell(2)==cell(2), cell(2)!=cell(2), C()<cell(1), C()==C(), C()>cell(1), cell(1)>C(), C()!=C(), C()<=C())
try: cell(2)<cell('a')
except TypeError as e: print(e)
try: cell(2)<2
except TypeError as e: print(e)
try: hash(cell(1))
except TypeError as e: print(e)
print(cell(2)==2)
def f(): pass
f.x=1
d={'y':2}
f.__dict__=d; print(f.y, f.__dict__ is d, hasattr(f,'x')); f.z=3; print(d)
for v in (None,7,[]):
    try: f.__dict__=v
    except TypeError as e: print(e)
try: del f.__dict__
except (TypeError,AttributeError) as e: print(type(e),e)
import sys
print(sys.getrefcount(d))
class A: pass
type.__setattr__(A, '__%s__' % 'add', lambda s,o:'summa'); print(A()+1)
setattr(A, '__%s__' % 'len', lambda s:7); print(len(A()))
delattr(A, ''.join(['__l','en__']))
try: len(A())
except TypeError as e: print(e)
class S(str): pass
try: setattr(A, S('__len__'), lambda s:8); print(len(A())); print([k for k in A.__dict__ if k=='__len__'][0].__class__)
except TypeError as e: print(e)
class E:
    __eq__=property(lambda s: 1/0)
    __lt__=property(lambda s: [].x)
print(E()==E(), E()!=E())
try: E()<E()
except TypeError as e: print(e)
