# collections.abc: what each class has, asks for, and counts as its own.
import collections, types
import collections.abc as abc


def shape(f):
    c = f.__code__
    n = c.co_argcount + c.co_kwonlyargcount
    n += bool(c.co_flags & 4) + bool(c.co_flags & 8)
    d = tuple(x if type(x) in (int, type(None), tuple) else type(x).__name__
              for x in f.__defaults__ or ())
    return (c.co_varnames[:n], c.co_posonlyargcount, d, f.__kwdefaults__,
            hex(c.co_flags & 0x2ac))


def attempt(f, *args, **kwds):
    try:
        print('  ', repr(f(*args, **kwds)))
    except BaseException as e:
        print('  ', type(e).__name__, e)


print(abc.__all__, abc.__name__)
SKIP = {'__abstractmethods__', '_abc_impl', '__doc__',
        '_MutableMapping__marker',
        '__subclasshook__'}
for name in abc.__all__:
    cls = getattr(abc, name)
    print(cls, cls.__qualname__, [c.__name__ for c in cls.__mro__],
          cls.__slots__, cls.__basicsize__, cls.__dictoffset__,
          cls.__weakrefoffset__, cls.__hash__ is None)
    print(' ', sorted(cls.__abstractmethods__), cls.__flags__ >> 5 & 3,
          '__subclasshook__' in vars(cls))
    for key, value in sorted(vars(cls).items()):
        if key in SKIP:
            continue
        kind = type(value).__name__
        if kind == 'classmethod' and type(value.__func__) is type(shape):
            value = value.__func__
        if type(value) is type(shape):
            print('   ', key, kind, value.__name__, value.__module__,
                  value.__qualname__ if '_from_iterable' != key else '',
                  getattr(value, '__isabstractmethod__', 0), *shape(value))
        else:
            print('   ', key, kind, value)
    try:
        cls()
    except TypeError as e:
        print(e)

# what counts as what
TYPES = [int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset,
         range, memoryview, slice, type, object, type(None), property,
         types.FunctionType, types.GeneratorType, types.CoroutineType,
         types.AsyncGeneratorType, types.MappingProxyType, types.CodeType,
         types.GenericAlias, types.BuiltinFunctionType, zip, map, enumerate,
         reversed, collections.deque, collections.OrderedDict,
         collections.ChainMap, collections.Counter, collections.UserList,
         collections.UserDict, collections.UserString] + [
    type(iter(x)) for x in ((), [], '', b'', bytearray(), set(), {}, range(0),
                            range(1 << 70), {}.values(), {}.items(), zip(),
                            collections.deque())] + [
    type(reversed([])), type(reversed({})), type({}.keys()),
    type({}.values()), type({}.items())]
for t in TYPES:
    print(t.__name__, *[n for n in abc.__all__
                        if issubclass(t, getattr(abc, n))])

# by methods alone
ALL = ['__hash__', '__len__', '__contains__', '__await__', '__iter__',
       '__aiter__', '__reversed__', '__next__', '__anext__', 'send', 'throw',
       'close', 'asend', 'athrow', 'aclose', '__call__']


def hooked(missing=(), nothing=()):
    body = {m: (None if m in nothing else lambda self: 0)
            for m in ALL if m not in missing}
    t = type('T', (), body)
    return [n for n in abc.__all__ if issubclass(t, getattr(abc, n))]


full = hooked()
print(full)
for m in ALL:
    print(m, *set(full) ^ set(hooked([m])), set(hooked([m])) == set(hooked((), [m])))


class Above:
    __iter__ = __len__ = __contains__ = lambda self: 0


class Below(Above):
    __len__ = None


class Lowest(Below):
    __iter__ = None


for t in Above, Below, Lowest:
    print(t.__name__, [n for n in abc.__all__ if issubclass(t, getattr(abc, n))])


class Own(abc.Sized):
    pass


print(issubclass(list, Own), Own.__subclasshook__(list),
      abc.Sized.__subclasshook__(list), abc.Sized.__subclasshook__(int))
for x in 5, object():
    attempt(lambda: abc.Sized.__subclasshook__(5))
print([abc.Set.__subclasshook__(set), abc.Collection.__subclasshook__(set)])

# what is asked for, called anyway
OBJECT = object()
for name in abc.__all__:
    cls = getattr(abc, name)
    for key in sorted(vars(cls)):
        f = vars(cls)[key]
        if not getattr(f, '__isabstractmethod__', False):
            continue
        for args in [(), (OBJECT,), (OBJECT, 1), (OBJECT, 1, 2)]:
            try:
                r = f(*args)
                print(name, key, len(args), type(r).__name__)
                if type(r).__name__ == 'generator':
                    print('   ', list(r))
                elif type(r).__name__ == 'coroutine':
                    r.send(None)
            except BaseException as e:
                print(name, key, len(args), type(e).__name__, e)

# said with brackets
for name in abc.__all__:
    cls = getattr(abc, name)
    print(name)
    for what in int, (int, str), ([int], str), (..., str):
        attempt(lambda: cls[what])
