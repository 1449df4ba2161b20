# Which objects an operation gives back: its operand, one that is shared or a new
# one, and how many references that has. Every operation on every value.
import gc
import sys

gc.disable()

VALUES = '''
0  1  -1  -5  -6  2  7  255  256  257  1000  -1000  2**30  2**30-1  -2**30  2**60  2**62
2**64  10**20  True  False  None  Ellipsis  0.0  -0.0  1.0  0.5  2.0  256.0  257.0  1e300
float('inf')  0j  1j  1+2j  ''  'g'  'u'  'z'  '-'  '0'  '7'  'gu'  'guz'  'GU'  'Gu'  'g_u'
'g-u'  '\\xe9'  '\\xff'  '\\u0100'  '\\U0001f600'  'a\\xe9'  'a\\u0100'  '12'  '256'  '257'
'1.5'  b''  b'g'  b'0'  b'gu'  b'12'  b'\\xff'  b'AB'  ()  (1,)  (1,2)  ((),)  ('g','u')
(1,(2,3))  ([],)  frozenset()  frozenset((1,))  frozenset('gu')  range(0)  range(3)
slice(None)  slice(1,2)  []  [1]  {}  {1:2}  set()  {1}  int  str  list  object  type
'''

OPERATIONS = '''
+x  -x  ~x  abs(x)  not(x)  int(x)  float(x)  complex(x)  bool(x)  str(x)  repr(x)  ascii(x)
bytes(small(x))  tuple(x)  list(x)  frozenset(x)  set(x)  dict(x)  len(x)  hash(x)==hash(x)  iter(x)
sorted(x)  round(x)  round(x,0)  round(x,-1)  divmod(x,2)  divmod(x,1)  pow(x,1)  pow(x,0)
pow(x,1,7)  chr(x)  ord(x)  hex(x)  bin(x)  oct(x)  min(x,x)  max(x,x)  sum(x)  sum(x,())
format(x)  format(x,'')  f'{x}'  f'{x!s}'  f'{x!r}'  f'{x:s}'  '%s'%(x,)  '%s%s'%(x,'')
'{}'.format(x)  ''.join((x,))  b''.join((x,))  ','.join(x)  x[:]  x[0:]  x[::1]  x[:1]  x[0:1]
x[1:]  x[0:0]  x[0]  x[-1]  x[::-1]  x*1  x*0  x*2  1*x  x*True  x+x  x-x  x//1  x%3  x**1
x|x  x&x  x^x  x<<0  x>>0  x and x  x or x  x.real  x.imag  x.numerator  x.denominator
x.conjugate()  x.bit_length()  x.__index__()  x.__int__()  x.__trunc__()  x.__float__()
x.__pos__()  x.as_integer_ratio()  x.is_integer()  x.hex()  x.__str__()  x.__repr__()
x.__format__('')  x.__hash__()==hash(x)  x.__class__  x.__reduce__  x.copy()  x.strip()
x.lstrip()  x.rstrip()  x.strip('z')  x.strip(b'z')  x.strip('g')  x.upper()  x.lower()
x.title()  x.capitalize()  x.swapcase()  x.casefold()  x.replace('z','y')  x.replace('g','b')
x.replace(b'z',b'y')  x.replace('g','g')  x.replace('','')  x.center(0)  x.ljust(0)
x.rjust(1)  x.zfill(0)  x.zfill(3)  x.expandtabs()  x.translate({})  x.translate(None)
x.split()  x.split('g')  x.rsplit('g')  x.splitlines()  x.partition('g')  x.rpartition('g')
x.partition('z')  x.rpartition('z')  x.split('z')  x.split(b'z')  x.partition(b'z')
x.removeprefix('z')  x.removeprefix('g')  x.removesuffix('z')  x.removesuffix(b'z')
x.encode()  x.encode('latin-1')  x.encode('ascii')  x.decode()  x.decode('latin-1')
x.join('gu')  x.join(())  x.join(('g',))  x.join(['guz'])  x.start  x.stop  x.step
x.indices(5)  x.union()  x.union(())  x.union(x)  x.intersection(x)  x.difference(())
x|frozenset()  x&frozenset()  x.issubset(x)  x.count  x.index  x.items()  x.keys()  x.get(1)
x.pop(9,None)  x.__getnewargs__()  x.__add__  x.append  x.__call__  x.__name__  x.__qualname__
x.__mro__  x.__bases__  x.__base__  x.__dict__  type(x)  id(x)==id(x)
sys.intern(x)  x.__sizeof__()  int.from_bytes(x,'big')  bytearray(small(x))  memoryview(x)
list(map(str,(x,)))  [*x]  (*x,)  {*x}  [y for y in x]  tuple([y for y in x])  list(zip(x,x))
tuple(reversed(x))  next(iter(x))  x.__iter__()  slice(x)  slice(x).start  range(x)
range(x).stop  enumerate(x)  getattr(x,'real')  x.__new__  x.__init__  '%d'%x  '%x'%x  '%c'%x  '%r'%x  '%s'%x  '%5s'%(x,)  '%.1s'%(x,)  '%.0f'%x
format(x,'d')  format(x,'x')  format(x,'s')  format(x,'1')  format(x,'.1')  f'{x:d}'  f'{x:1}'  f'{x!a:.1}'  '{0}{0}'.format(x)  '{:.0}'.format(x)
b'%s'%x  b'%d'%x  b'%a'%x  b'%b'%(x,)  x.__bytes__()  bytes(small(x))[:1]  [x][0]  (x,)[0]  {x:x}[x]  {**x}  dict(a=x)['a']  [x]*1  (x,)*1
int(x,10)  str(x,'ascii')  str(object=x)  int('%d'%x)  x.__ceil__()//1  -(-x)  ~~x  x.to_bytes(1,'big')  x.to_bytes(2,'big')[1:]  x.__getformat__('double')
chr(ord(x))  ord(chr(x))  x.join('')  x.join(['z'])  x.join([x])  ''.join([x,''])  ''.join(['',x,''])  ''.join([c for c in x])  b''.join([x,b''])
x.__invert__()  x.__neg__()  x.__abs__()  x.__round__(0)  x.__getnewargs__()[0]  x.__rsub__(0)  x.__radd__(0)  x.__divmod__(1)[0]  x.__pow__(1)  x.__lshift__(0)  x.__or__(0)  x.__xor__(0)
frozenset(x).copy()  frozenset(x)|set()  set(x)&set(x)  x.isdisjoint(())  x-x  x^frozenset()  frozenset(frozenset(x))  tuple(tuple(x))  tuple(list(x))  list(list(x))  (*x,*x)  tuple(iter(x))  sorted(x)*1
x==x  x!=x  x<x
x.__eq__(x)  x.__ne__(3)  x.__lt__(5)  x.__bool__()  x.__len__()  x.__contains__(1)
x.__getitem__(0)  x.__mul__(1)  x.__rmul__(1)  x.__mod__(1)  x.__or__(x)  x.__and__(x)
callable(x)  isinstance(x,int)  any((x,))  all((x,))  x.__ceil__()  x.__floor__()
x.__round__()  x.__complex__()  x.is_integer  int(str(x))  float(repr(x))  int(x)+0  str(x)+''
''+str(x)
'''


def texts(block):
    return [text for line in block.split('\n') for text in line.split('  ') if text]


def count(r):
    """References to what a program made; of what is the builtins' they differ."""
    if r is None or type(r) in (bool, type, type(...)) or r is NotImplemented or r in ('True', 'False'):
        return '-'
    n = sys.getrefcount(r) - 2
    return n if n < 10**6 else 'static'


def small(x):
    if type(x) is int and x > 5000:
        raise OverflowError
    return x


def operate(f, x):
    try:
        r = f(x)
    except Exception as e:
        return type(e).__name__
    n = count(r)
    if r is x:
        return 'same %s' % n
    again = f(x)
    return '%s %s %s' % (type(r).__name__, 'shared' if r is again else 'new', n)


functions = [(text, eval('lambda x: ' + text)) for text in texts(OPERATIONS)]
for text in texts(VALUES):
    x = eval(text)
    print(text, count(x))
    for name, f in functions:
        print('    %s: %s' % (name, operate(f, x)))
