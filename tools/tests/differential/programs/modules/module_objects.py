# SPDX-License-Identifier: GPL-2.0
"""Module objects: annotations, what repr() says of their origin; unions of aliases."""
import collections.abc
import types
import typing


def show(name, f):
    try:
        print(name, f())
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)


class Spec:
    def __init__(self, name, origin, loader, has_location):
        self.name, self.origin = name, origin
        self.loader, self.has_location = loader, has_location


class Unsaid:
    def __bool__(self):
        return False


m = types.ModuleType('foo'); show('ann', lambda: (m.__annotations__, '__annotations__' in m.__dict__))
show('annset', lambda: (setattr(m, '__annotations__', 5), delattr(m, '__annotations__'), m.__dict__.get('__annotations__')))
show('annset', lambda: delattr(m, '__annotations__'))
m = types.ModuleType('foo'); del m.__dict__['__name__']; show('ann', lambda: repr(m))
m = types.ModuleType('foo', 'doc'); m.__file__ = 'x/y.py'; show('repr', lambda: repr(m)); del m.__name__; show('repr', lambda: repr(m))
class BareLoader: pass
m = types.ModuleType('foo'); m.__loader__ = BareLoader; show('repr', lambda: repr(m)); m.__file__ = 'a'; show('repr', lambda: repr(m))
class FullLoader: pass
m.__loader__ = FullLoader(); show('repr', lambda: repr(m)[:24]); del m.__file__; show('repr', lambda: repr(m)[:24]); m.__spec__ = 5; show('repr', lambda: repr(m)[:30])
m = types.ModuleType('bar')
for args in (('n', 'o', None, True), ('n', 'o', None, False),
             ('n', None, 5, True), ('n', None, None, True), (3, 4, 5, [])):
    m.__spec__ = Spec(*args)
    print(m)
m.__spec__ = Unsaid()
print(m)
m.__annotations__['x'] = int
print(m.__annotations__, vars(m)['__annotations__'])


class Sub(types.GenericAlias):
    pass


print(int | collections.abc.Callable[[int], str] | bytes)
print(list[int] | collections.abc.Callable[[int], str])
print(Sub(list, int) | int | Sub(list, int), int | Sub(list, str))
print(hash(int | str) == hash(typing.Union[str, int]), (int | str) == typing.Union[str, int])
show('check', lambda: isinstance(5, int | Sub(list, int)))


class Mapping:
    def __getitem__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.bound = key, value

    def keys(self):
        return ['z', 'x', 'y']


class WithDir(Mapping):
    def __getitem__(self, key):
        if key == 'other':
            return 12
        raise KeyError(key)


names = WithDir()
exec('a = dir()', globals(), names)
print(names.bound)
exec('a = other', globals(), names)
print(names.bound)
exec('a = locals()', globals(), names)
print(names.bound[1] is names)


class Asked:
    def __getattr__(self, name):
        print('asked for', name)
        raise AttributeError(name)


print(Asked().__reduce_ex__(4)[0].__name__)
