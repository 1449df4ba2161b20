# SPDX-License-Identifier: GPL-2.0
# Setting and deleting every attribute of objects of all types, and of the types.
# The answers are five megabytes: a line tells how many there are of an object
# and their hash, but all of those named in WHOLE.
import array
import collections
import functools
import itertools
import operator
import re
import sys
import types
import weakref
def f(a, b=1, *, c=2): 'doc'
def g(): yield
class C:
    'doc'
    __slots__ = ('s', '__dict__', '__weakref__')
    def m(self): pass
class S:
    __slots__ = ('a',)
class D: pass
cell = (lambda x: lambda: x)(1).__closure__[0]
gen = g()
objs = dict(int=1, bool=True, none=None, ell=..., ni=NotImplemented, float=1.5, complex=1j, str='a', bytes=b'a', bytearray=bytearray(b'a'),
 memoryview=memoryview(b'a'), list=[1], tuple=(1,), dict={1:2}, set={1}, frozenset=frozenset({1}), range=range(3), slice=slice(1), cell=cell,
 function=f, method=C().m, builtin=len, bmethod=[].append, descr=list.append, wdescr=list.__add__, wrapper=[].__add__, cmdescr=dict.__dict__['fromkeys'],
 getset=int.real, member=S.a, code=f.__code__, gen=gen, object=object(), C=C(), S=S(), D=D(), prop=property(f), static=staticmethod(f), clsm=classmethod(f),
 sup=super(C, C()), module=types.ModuleType('m'), ref=weakref.ref(C), exc=ValueError(1), oserr=OSError(2,'x'), imp=ImportError('x'), syn=SyntaxError('x'), stop=StopIteration(1), nameerr=NameError('x'), attrerr=AttributeError('y'), eg=ExceptionGroup('m',[ValueError(1)]),
 proxy=types.MappingProxyType({}), ns=types.SimpleNamespace(a=1), alias=list[int], union=int|str, keys={}.keys(), od=collections.OrderedDict(), dd=collections.defaultdict(int), dq=collections.deque(), partial=functools.partial(len), lru=functools.lru_cache(f), lister=iter([]), enum=enumerate([]), zip=zip(), map=map(f,[]), count=itertools.count(), ig=operator.itemgetter(1), arr=array.array('i'), pat=re.compile('a'), match=re.match('a','a'), frame=sys._getframe(), tb=None, tee=itertools.tee([])[0], genalias=type(list[int]), flags=sys.float_info, nt=collections.namedtuple('NT','a b')(1,2), wref=weakref.proxy(C), co=C.m, key=functools.cmp_to_key(f))
try: 1/0
except Exception as e: objs['tb'] = e.__traceback__
typs = {'T' + k: type(v) for k, v in objs.items()}
typs.update(TC=C, Ttype=type, Tobject=object, TD=D, TS=S)
ad = re.compile(r'0x[0-9a-f]+').sub
NAMES = ['x', '__class__', '__dict__', '__doc__', '__name__', '__qualname__', '__module__', '__bases__', '__mro__', '__base__', '__weakref__', '__slots__', '__hash__', '__eq__', '__init__', '__call__', '__getattribute__', '__annotations__', '__closure__', '__code__', '__defaults__', '__kwdefaults__', '__globals__', '__self__', '__func__', '__objclass__', '__weakrefoffset__', '__basicsize__', '__flags__', '__dictoffset__', '__abstractmethods__', '__subclasshook__', '__wrapped__', '__notes__', 'args', '__cause__', '__context__', '__traceback__', '__suppress_context__', '__len__', '__iter__', '__next__', '__reduce__']
HIDDEN = ['__text_signature__', '__setattr__', '__delattr__', '__str__', '__vectorcalloffset__']


def own(o):
    t = o if isinstance(o, type) else type(o)
    r = []
    for k in t.__mro__[:-1]:
        for n in sorted(vars(k)):
            if n not in r and n not in NAMES + HIDDEN: r.append(n)
    return r
WHOLE = ()
VALUES = {'none': None, 'int': 5, 'str': 'abc', 'tuple': (), 'dict': {}, 'type': D}
answers = []
def show(label, fn):
    try: r = fn()
    except BaseException as e: answers.append(f'{label} {type(e).__name__} ' + ad('0x', str(e)))
    else: answers.append(label + ' ok')
def tell(name):
    if name in WHOLE: print(*answers, sep='\n')
    print(name, len(answers), hash('\n'.join(answers)))
    answers.clear()
def sweep(name, o):
    for n in NAMES + own(o):
        for vn, v in VALUES.items():
            if n in ('__class__',) and vn == 'type' and name in ('C', 'D', 'module'): continue
            if name in ('frame',) and n.startswith('f_'): continue
            if name in ('function', 'co', 'lru', 'TC', 'TD', 'TS') and n in ('__code__',): continue
            show('%s.%s = %s' % (name, n, vn), lambda: setattr(o, n, v))
        show('del %s.%s' % (name, n), lambda: delattr(o, n))
    tell(name)


for k, v in list(objs.items()):
    sweep(k, v)
for k, v in list(typs.items()):
    if k != 'Twref' and not v.__flags__ & 512:
        sweep(k, v)
for k, v in dict(TC=C, TD=D, TS=S).items():
    for n in NAMES:
        for vn, x in VALUES.items():
            show('%s.%s = %s' % (k, n, vn), lambda: setattr(v, n, x))
        show('del %s.%s' % (k, n), lambda: delattr(v, n))
    tell(k)
