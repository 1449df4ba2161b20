# SPDX-License-Identifier: GPL-2.0
"""Abstract base classes of containers.

Most can tell by the methods of a class alone whether it is one of them; the
others want to be inherited from, or told through register(). What they give to
classes that inherit from them is built on their abstract methods only.
"""

from abc import ABCMeta, abstractmethod

GenericAlias = type(list[int])

__all__ = ['Awaitable', 'Coroutine', 'AsyncIterable', 'AsyncIterator',
           'AsyncGenerator', 'Hashable', 'Iterable', 'Iterator', 'Generator',
           'Reversible', 'Sized', 'Container', 'Callable', 'Collection',
           'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'MappingView',
           'KeysView', 'ItemsView', 'ValuesView', 'Sequence',
           'MutableSequence', 'ByteString']

_absent = object()


def _has_methods(candidate, names):
    """True, or NotImplemented: one of them is missing, or taken away by None."""
    for name in names:
        found = _absent
        for base in candidate.__mro__:
            found = base.__dict__.get(name, _absent)
            if found is not _absent:
                break
        if found is _absent or found is None:
            return NotImplemented
    return True


def _known_by(*names):
    """Decorate a class: whatever has these methods counts as derived from it."""
    def decorate(abstract):
        def __subclasshook__(cls, candidate):
            # A class derived from the abstract one asks for more than methods.
            if cls is not abstract:
                return NotImplemented
            return _has_methods(candidate, names)
        __subclasshook__.__qualname__ = (abstract.__qualname__
                                         + '.__subclasshook__')
        abstract.__subclasshook__ = classmethod(__subclasshook__)
        return abstract
    return decorate


def _instance(kind, value):
    """What throw() raises when it got both a class and something else."""
    return kind() if value is None else value


def _until(end, step):
    """Call it until it says that nothing is left."""
    while True:
        try:
            step()
        except end:
            return


# One method each


@_known_by('__hash__')
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_known_by('__len__')
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_known_by('__contains__')
class Container(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False

    __class_getitem__ = classmethod(GenericAlias)


@_known_by('__await__')
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __await__(self):
        yield

    __class_getitem__ = classmethod(GenericAlias)


@_known_by('__iter__')
class Iterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        yield from ()

    __class_getitem__ = classmethod(GenericAlias)


@_known_by('__aiter__')
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()

    __class_getitem__ = classmethod(GenericAlias)


@_known_by('__reversed__', '__iter__')
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_known_by('__len__', '__iter__', '__contains__')
class Collection(Sized, Iterable, Container):
    __slots__ = ()


# Iterators, and what can be sent to


@_known_by('__iter__', '__next__')
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """The next item; StopIteration after the last."""
        raise StopIteration

    def __iter__(self):
        return self


@_known_by('__anext__', '__aiter__')
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """The next item; StopAsyncIteration after the last."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_known_by('__iter__', '__next__', 'send', 'throw', 'close')
class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        """Go on to the next yield, with None."""
        return self.send(None)

    @abstractmethod
    def send(self, value):
        """Go on to the next yield, with a value."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception raised where it stands."""
        exc = typ if val is None and tb is None else _instance(typ, val)
        raise exc if tb is None else exc.with_traceback(tb)

    def close(self):
        """Have it end with GeneratorExit."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('generator ignored GeneratorExit')


@_known_by('__await__', 'send', 'throw', 'close')
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Go on to the next thing it waits for, with a value."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Go on with an exception raised where it waits."""
        exc = typ if val is None and tb is None else _instance(typ, val)
        raise exc if tb is None else exc.with_traceback(tb)

    def close(self):
        """Have it end with GeneratorExit."""
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError('coroutine ignored GeneratorExit')


@_known_by('__aiter__', '__anext__', 'asend', 'athrow', 'aclose')
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        """Go on to the next yield, with None."""
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        """Go on to the next yield, with a value."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Go on with an exception raised where it stands."""
        exc = typ if val is None and tb is None else _instance(typ, val)
        raise exc if tb is None else exc.with_traceback(tb)

    async def aclose(self):
        """Have it end with GeneratorExit."""
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError('asynchronous generator ignored GeneratorExit')


# What can be called


def _is_parameter_expression(arg):
    if arg is ... or isinstance(arg, (list, tuple)):
        return True
    return (type(arg).__module__ == "typing" and
            type(arg).__name__ in ("ParamSpec", "_ConcatenateGenericAlias"))


def _type_name(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        if t.__module__ == "builtins":
            return t.__qualname__
        return f"{t.__module__}.{t.__qualname__}"
    return "..." if t is ... else repr(t)


class _CallableGenericAlias(GenericAlias):
    """Callable[[int, str], bool]: arguments and result, in one row."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not (isinstance(args, tuple) and len(args) == 2):
            raise TypeError("Callable must be used as "
                            "Callable[[arg, ...], result].")
        arguments, result = args
        if isinstance(arguments, (tuple, list)):
            args = (*arguments, result)
        elif not _is_parameter_expression(arguments):
            raise TypeError("Expected a list of types, an ellipsis, "
                            f"ParamSpec, or Concatenate. Got {arguments}")
        return super().__new__(cls, origin, args)

    def __getitem__(self, given):
        args = super().__getitem__(given).__args__
        # A list of types in place of a ParamSpec is one of the arguments.
        arguments = args[0] if type(args[0]) in (tuple, list) else args[:-1]
        return _CallableGenericAlias(Callable, (arguments, args[-1]))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_expression(args[0]):
            return super().__repr__()
        shown = ", ".join([_type_name(a) for a in args[:-1]])
        return (f"collections.abc.Callable[[{shown}], "
                f"{_type_name(args[-1])}]")


@_known_by('__call__')
class Callable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False

    __class_getitem__ = classmethod(_CallableGenericAlias)


# Sets


class Set(Collection):
    """A finite collection in which nothing is twice.

    Complete with __contains__, __iter__ and __len__. The other comparisons
    follow from __le__ and __ge__, which a class may want to make faster.
    """

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        """How an operator makes its result; cls(it) unless overridden."""
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return not (len(self) > len(other)
                    or any(item not in other for item in self))

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return not (len(self) < len(other)
                    or any(item not in self for item in other))

    def __lt__(self, other):
        if isinstance(other, Set):
            return len(self) < len(other) and self.__le__(other)
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Set):
            return len(self) > len(other) and self.__ge__(other)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, Set):
            return len(self) == len(other) and self.__le__(other)
        return NotImplemented

    def isdisjoint(self, other):
        """Do the two have no element in common?"""
        for item in other:
            if item in self:
                return False
        return True

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for item in other if item in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for operand in (self, other)
                                       for item in operand)
        return NotImplemented

    def _as_set(self, other):
        """The other operand as a set of this kind; None when it has no items."""
        if isinstance(other, Set):
            return other
        if isinstance(other, Iterable):
            return self._from_iterable(other)
        return None

    def __sub__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        other = self._as_set(other)
        if other is None:
            return NotImplemented
        return (self - other) | (other - self)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__

    # Who can be changed cannot be hashed, so this has another name.
    def _hash(self):
        """The hash that frozenset has for these elements."""
        mask = (1 << 64) - 1
        mixed = (len(self) + 1) * 1927868237 & mask
        for item in self:
            h = hash(item) & mask
            mixed ^= (h ^ h << 16 ^ 89869747) * 3644798167 & mask
        mixed ^= mixed >> 11 ^ mixed >> 25
        mixed = mixed * 69069 + 907133923 & mask
        if mixed >> 63:
            mixed -= 1 << 64
        return 590923713 if mixed == -1 else mixed


class MutableSet(Set):
    """A set that can be changed.

    Complete with what a Set needs, add() and discard().
    """

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an element in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an element out if it is in."""
        raise NotImplementedError

    def remove(self, value):
        """Take an element out; KeyError if it is not in."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Take out whichever comes first; KeyError if there is none."""
        for value in self:
            self.discard(value)
            return value
        raise KeyError from None

    def clear(self):
        """Take them out one by one."""
        _until(KeyError, self.pop)

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
            return self
        for value in it if isinstance(it, Set) else self._from_iterable(it):
            (self.discard if value in self else self.add)(value)
        return self


# Mappings and their views


class Mapping(Collection):
    """Values found by keys.

    Complete with __getitem__, __iter__ and __len__.
    """

    __slots__ = ()

    # an instance matches a mapping pattern
    __abc_tpflags__ = 1 << 6

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        """A view of the keys."""
        return KeysView(self)

    def items(self):
        """A view of the keys with their values."""
        return ItemsView(self)

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    # dict has one; what inherits from here need not be reversible.
    __reversed__ = None


class MutableMapping(Mapping):
    """Values found by keys, which can be changed.

    Complete with what a Mapping needs, __setitem__ and __delitem__.
    """

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    __marker = object()

    def pop(self, key, default=__marker):
        """Take a key out and return its value, or the default if given."""
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        """Take out whichever key comes first; KeyError if there is none."""
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError from None

    def clear(self):
        """Take them out one by one."""
        _until(KeyError, self.popitem)

    def update(self, other=(), /, **kwds):
        """Set what a mapping, or pairs, and the keyword arguments say."""
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        """The value of a key, which is given one if it has none."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    __slots__ = ('_mapping',)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'

    __class_getitem__ = classmethod(GenericAlias)


def _from_iterable(cls, it):
    """Operators on a view give a plain set."""
    return set(it)


class KeysView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(_from_iterable)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(_from_iterable)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


del _from_iterable


# Sequences


class Sequence(Reversible, Collection):
    """Items found by number.

    Complete with __getitem__ and __len__.
    """

    __slots__ = ()

    # an instance matches a sequence pattern
    __abc_tpflags__ = 1 << 5

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for at in range(len(self) - 1, -1, -1):
            yield self[at]

    def index(self, value, start=0, stop=None):
        """Where a value is first; ValueError if it is nowhere in the range."""
        if start is not None and start < 0:
            start = max(start + len(self), 0)
        if stop is not None and stop < 0:
            stop += len(self)
        at = start
        while stop is None or at < stop:
            try:
                item = self[at]
            except IndexError:
                break
            if item is value or item == value:
                return at
            at += 1
        raise ValueError

    def count(self, value):
        """How often a value is in it."""
        n = 0
        for item in self:
            n += item is value or bool(item == value)
        return n


class MutableSequence(Sequence):
    """Items found by number, which can be changed.

    Complete with what a Sequence needs, __setitem__, __delitem__ and insert().
    """

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put a value in front of an item."""
        raise IndexError

    def append(self, value):
        """Put a value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Put values at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Take an item out, the last unless told which, and return it."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Take out the first item equal to a value; ValueError if none is."""
        del self[self.index(value)]

    def clear(self):
        """Take them out one by one."""
        _until(IndexError, self.pop)

    def reverse(self):
        """Turn it round in place."""
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low += 1
            high -= 1


class ByteString(Sequence):
    """What bytes and bytearray are."""

    __slots__ = ()


# The builtin types


for _sample in (iter(b''), iter(bytearray()), iter({}.keys()),
                iter({}.values()), iter({}.items()), iter([]),
                iter(reversed([])), iter(range(0)), iter(range(1 << 100)),
                iter(set()), iter(''), iter(()), iter(zip())):
    Iterator.register(type(_sample))
Generator.register(type((lambda: (yield))()))


async def _coro():
    pass


async def _async_gen():
    yield


_sample = _coro()
Coroutine.register(type(_sample))
_sample.close()
AsyncGenerator.register(type(_async_gen()))
Set.register(frozenset)
MutableSet.register(set)
Mapping.register(type(type.__dict__))
MutableMapping.register(dict)
KeysView.register(type({}.keys()))
ItemsView.register(type({}.items()))
ValuesView.register(type({}.values()))
Sequence.register(tuple)
Sequence.register(str)
Sequence.register(range)
Sequence.register(memoryview)
ByteString.register(bytes)
ByteString.register(bytearray)
MutableSequence.register(list)
MutableSequence.register(bytearray)
del _sample, _coro, _async_gen
