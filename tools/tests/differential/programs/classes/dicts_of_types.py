# Of every builtin type: its bases, the size of its instances, and what is in its
# dict, name by name, with the kind of descriptor.
import builtins
import collections
import functools
import itertools
import sys
import types
seen = {}
def walk(T, name):
    if isinstance(T, type) and T not in seen:
        seen[T] = name
        for m in type(T).__mro__:
            walk(m, m.__name__)
        for b in T.__mro__: walk(b, b.__name__)
def f():
    yield
async def co(): pass
async def ag(): yield
c = co()
inst = [iter([]), reversed([]), iter(()), iter(''), iter('\u1234'), iter(range(3)), iter(range(2**80)), iter({}), iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()), reversed({}.items()), {}.keys(), {}.values(), {}.items(), iter(set()), iter(b''), iter(bytearray()), memoryview(b''), iter(memoryview(b'')), f, f(), c, c.__await__(), ag(), ag().asend(None), ag().athrow(ValueError), len, [].append, str.join, dict.__dict__['fromkeys'], int.__add__, (1).__add__, type.__dict__['__abstractmethods__'], types.FunctionType.__dict__['__globals__'], int.__dict__, None, NotImplemented, ..., list[int], int|str, sys.flags, sys.version_info, sys.float_info, sys.hash_info, sys.int_info, sys.thread_info, f.__code__, sys._getframe(), iter(int, 1), super(int, 1), object(), types.SimpleNamespace(), types.MappingProxyType({}), types.CellType(), sys]
c.close()
class Seq:
    def __getitem__(self, i): raise IndexError
inst.append(iter(Seq()))
inst += [iter(collections.deque()), reversed(collections.deque()), functools.cmp_to_key(len), functools.lru_cache(len), itertools.tee('')[0], collections.namedtuple('P','a').a, iter(collections.OrderedDict()), iter(collections.OrderedDict().items())]
inst += [v for k, v in itertools.groupby('a')]
try: 1/0
except Exception as e: inst.append(e.__traceback__)
for o in inst: walk(type(o), type(o).__name__)

for m in builtins, itertools:
    for n, v in sorted(vars(m).items()):
        walk(v, n)
for T in collections.OrderedDict, collections.defaultdict, types.SimpleNamespace:
    walk(T, T.__name__)
# Those are not all the same yet.
different = set('''
_collections._deque_iterator
_collections._deque_reverse_iterator
builtins.ExceptionGroup
builtins.ImportError
builtins.UnicodeDecodeError
builtins.UnicodeEncodeError
builtins.UnicodeTranslateError
builtins.async_generator
builtins.builtin_function_or_method
builtins.bytearray
builtins.bytes
builtins.classmethod_descriptor
builtins.code
builtins.frame
builtins.member_descriptor
builtins.method
builtins.method-wrapper
builtins.method_descriptor
builtins.wrapper_descriptor
collections.ChainMap
collections.Counter
collections.UserDict
collections.UserList
collections.UserString
collections.deque
functools.CacheInfo
functools.KeyWrapper
functools._lru_cache_wrapper
functools.partial
functools.partialmethod
itertools._tee
itertools._tee_dataobject
itertools.chain
sys.flags
sys.version_info
types.DynamicClassAttribute
types.GenericAlias
types.UnionType
'''.split())
for T in sorted(seen, key=lambda T: (T.__module__, T.__qualname__)):
    name = T.__module__ + '.' + T.__qualname__
    if name in different or T.__module__ == '_frozen_importlib':
        continue
    d = type.__dict__['__dict__'].__get__(T)
    print(name, T.__basicsize__, T.__itemsize__, T.__dictoffset__, T.__weakrefoffset__, T.__bases__, bool(T.__flags__ & (1 << 10)))
    print('    ', ' '.join(k + ':' + type(d[k]).__name__ for k in sorted(d) if k != '__doc__'))
