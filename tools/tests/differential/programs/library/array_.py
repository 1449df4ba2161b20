# Arrays of every kind: items, errors, sizes, operators, methods.
import array, sys, gc, copy
print(array.typecodes, [x for x in dir(array.array) if x != '__module__'], array.ArrayType is array.array, sys.getsizeof(array.array('i')))
for c in array.typecodes:
    a=array.array(c)
    print(c,a.itemsize,a)
    for v in ('x',b'x',None,1.5,2**70,-2**70,300,-300,70000,2**31,2**32,-2**31-1,2**63,2**64,-1,True,'ab',[],1j):
        try: a.append(v); print('  ',repr(v),a[-1],end=';')
        except Exception as e: print('  ',repr(v),type(e).__name__,e)
    print(a)
a=array.array('i',[1,2,3])
def t(s):
    global a
    try: print(s,'->',eval(s))
    except Exception as e: print(s,type(e).__name__,e)
for s in ("a[5]","a['x']","a.__setitem__(5,1)","a.__setitem__('x',1)","a.pop(9)","a.remove(9)","a.index(9)","a.count(1)","a+[1]","a+array.array('f')","a*2","2*a","a*'x'","a==array.array('l',[1,2,3])","a<array.array('i',[1,3])","a==[1,2,3]","a.tobytes()","a.frombytes(b'abc')","a.fromlist([1,'x'])","a.fromlist((1,))","a.extend('x')","a.extend([4,5])","a.extend(array.array('f'))","array.array()","array.array('x')","array.array('xy')","array.array(1)","array.array('i','abc')","array.array('u','abc')","array.array('i',b'abcd')","array.array('i',bytearray(8))","array.array('i',array.array('f',[1.0]))","array.array('u',array.array('i'))","array.array('i',5)","a.buffer_info()[1]","a.byteswap()","a","a.insert(1,9)","a.reverse()","a.tolist()","a.tounicode()","array.array('u','xé').tounicode()","array.array('u').fromunicode('ab')","a.__reduce_ex__(2)","a.typecode","hash(a)","a[1:2]","a[::2]","a.__setitem__(slice(0,1),[1])","a.__setitem__(slice(0,1),array.array('i',[7,8]))","a.__setitem__(slice(0,1),array.array('f',[7]))","a","a.__delitem__(0)","a.__delitem__(slice(0,2))","a","a.__iadd__([1])","a.__iadd__(array.array('i',[1]))","a.__imul__(2)","3 in a","'x' in a","memoryview(a).format","bytes(a)","a.pop()","a.pop(0)","a.pop('x')","a.index(1,0,1)","array.array('d',[1.5,2])","array.array('f',[0.1])","array.array('i',x=1)","array.array('i',[1],[2])","a.append()","array.array('b',[1,2]).__contains__(1)","a.__copy__()","a.insert('x',1)","a.insert(1)","a.frombytes('x')","a.frombytes(1)","array.array('q',[2**62])[0]","iter(a).__reduce__()","next(iter(array.array('i')))", "str(a)","array.array('u','a\\'b')","a.__setitem__(slice(0,0),a)","a","a.__setitem__(slice(None,None,2),a[::2])","a.__setitem__(slice(None,None,2),a)","a.__delitem__(slice(None,None,-3))","a","a.__setitem__(slice(1,3),array.array('i'))","a","copy.copy(a)","copy.deepcopy(a)","list(reversed(a))","sorted(a)","max(a)","memoryview(a).tolist()","memoryview(array.array('d',[1.5])).format","a*0","a*-1","array.array('i',range(5))","array.array('u','')","array.array('I',[2**32-1])","array.array('Q',[2**64-1])","array.array('b',b'\\xff')"): t(s)
a=array.array('i')
l=[]
for i in range(100): a.append(i); l.append(sys.getsizeof(a))
print(l)
l=[]
for i in range(100): a.pop(); l.append(sys.getsizeof(a))
print(l, sys.getsizeof(array.array('i',[1,2,3])), sys.getsizeof(array.array('i',(1,2,3))), sys.getsizeof(array.array('i',iter([1,2,3]))), sys.getsizeof(array.array('i',b'1234')),sys.getsizeof(array.array('i',[1,2])*3),sys.getsizeof(array.array('i',[1,2])[:1]))
b=array.array('i',[1,2]); m=memoryview(b)
for s in ("b.append(1)","b.pop()","b.extend([])","b.__delitem__(0)","b.__setitem__(0,5)","b.clear"):
    try: print(s,eval(s))
    except Exception as e: print(s,type(e).__name__,e)
m[1]=9; print(b, gc.is_tracked(a), array.array.__mro__, repr(array.array))
class A(array.array):
    def __init__(self, *a): self.x=1
print(A('i',[1,2]), A('i').x, sys.getsizeof(A('i')), A('d',[1])[:1])
a=array.array('d'); l=[]
for i in range(60): a.insert(0,i); l.append(sys.getsizeof(a))
for i in range(40): del a[0:1]; l.append(sys.getsizeof(a))
a[5:10]=array.array('d',range(30)); l.append(sys.getsizeof(a)); del a[:]; l.append(sys.getsizeof(a)); a.extend(range(3)); l.append(sys.getsizeof(a))
a.frombytes(bytes(80)); l.append(sys.getsizeof(a)); a.fromlist([1,2,3]); l.append(sys.getsizeof(a)); a+=a; l.append(sys.getsizeof(a)); a*=3;l.append(sys.getsizeof(a))
print(l, a.tolist())
