# What singledispatch keeps of the classes it has run for.
import functools
import gc
import weakref


@functools.singledispatch
def kind(x):
    return 'base'


@kind.register(list)
def _(x):
    return 'list'


class Short(list):
    pass


print(kind(Short()), kind(3))
gone = weakref.ref(Short)
del Short
gc.collect()
print(gone() is None)
print(functools._find_impl(list, kind.registry) is kind.dispatch(list),
      functools._find_impl(bool, kind.registry) is kind.registry[object])


class Noted(dict):
    """A cache that tells what is asked of it."""

    def __getitem__(self, cls):
        found = super().__getitem__(cls)
        print('found', cls.__name__)
        return found

    def __setitem__(self, cls, function):
        print('keeps', cls.__name__)
        super().__setitem__(cls, function)

    def clear(self):
        print('clears')
        super().clear()


real, weakref.WeakKeyDictionary = weakref.WeakKeyDictionary, Noted


@functools.singledispatch
def noted(x):
    return 'base'


weakref.WeakKeyDictionary = real
print(noted(1), noted(1), noted('a'))
noted.register(int, lambda x: 'int')
print(noted(1), noted(True), noted(True))
noted._clear_cache()
print(noted(1))


class Unhashable(type):
    __hash__ = None


class U(metaclass=Unhashable):
    pass


try:
    print(kind(U()))
except TypeError as e:
    print(e)
