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


def _until(end, step):
    """Call it until it says that nothing is left."""
    while True:
        try:
            step()
        except end:
            return


def _for_each(step, values):
    for value in values:
        step(value)


# Methods made of others. These are what containers ask for, and do when they
# are called nevertheless.


def _of_value(self, value):
    raise NotImplementedError


def _of_key(self, key):
    raise KeyError


def _of_key_and_value(self, key, value):
    raise KeyError


def _of_index(self, index):
    raise IndexError


def _of_index_and_value(self, index, value):
    raise IndexError


def _method(owner, name, like):
    """A method of this name that does what the function does."""
    made = type(like)(like.__code__.replace(co_name=name), globals(), name,
                      like.__defaults__, like.__closure__)
    made.__qualname__ = f'{owner}.{name}'
    return made


def _asked(owner, name, like):
    """The same, to be defined by whoever derives a class."""
    return abstractmethod(_method(owner, name, like))


def _protocol(name, *bases, known=(), subscripted=False, gives={}, **asks):
    """A class known by methods: what it asks for, and the ones named here."""
    def __subclasshook__(cls, candidate):
        # A class derived from the abstract one asks for more than methods.
        if cls is not made:
            return NotImplemented
        return _has_methods(candidate, known)

    known = *asks, *known
    __subclasshook__.__qualname__ = name + '.__subclasshook__'
    body = {'__module__': __name__, '__slots__': (),
            '__subclasshook__': classmethod(__subclasshook__)}
    for make, methods in (_asked, asks), (_method, gives):
        for method, like in methods.items():
            body[method] = make(name, method, like)
    if subscripted:
        body['__class_getitem__'] = classmethod(GenericAlias)
    made = ABCMeta(name, bases, body)
    return made


# One method each: what an object is that has it


Hashable = _protocol('Hashable', __hash__=lambda self: 0)
Sized = _protocol('Sized', __len__=lambda self: 0)
Container = _protocol('Container', subscripted=True,
                      __contains__=lambda self, x: False)
Iterable = _protocol('Iterable', subscripted=True,
                     __iter__=lambda self: (yield from ()))
Reversible = _protocol('Reversible', Iterable, known=('__iter__',),
                       __reversed__=lambda self: (yield from ()))
Awaitable = _protocol('Awaitable', subscripted=True,
                      __await__=lambda self: (yield))
AsyncIterable = _protocol('AsyncIterable', subscripted=True,
                          __aiter__=lambda self: AsyncIterator())
Collection = _protocol('Collection', Sized, Iterable, Container,
                       known=('__len__', '__iter__', '__contains__'))


# Iterators, and what can be sent to: the bodies of what they ask for


def _end(self):
    raise StopIteration


async def _async_end(self):
    raise StopAsyncIteration


def _send(self, value):
    raise StopIteration


async def _asend(self, value):
    raise StopAsyncIteration


def _thrown(typ, val, tb):
    if tb is None:
        return typ if val is None else val
    return (typ() if val is None else val).with_traceback(tb)


def _throw(self, typ, val=None, tb=None):
    raise _thrown(typ, val, tb)


async def _athrow(self, typ, val=None, tb=None):
    raise _thrown(typ, val, tb)


# What they give


async def _anext(self):
    return await self.asend(None)


def _closing(kind):
    def close(self):
        """Have it end with GeneratorExit."""
        try:
            self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit):
            return
        raise RuntimeError(kind + ' ignored GeneratorExit')
    return close


async def _aclose(self):
    """Have it end with GeneratorExit."""
    try:
        await self.athrow(GeneratorExit)
    except (StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError('asynchronous generator ignored GeneratorExit')


Iterator = _protocol(
    'Iterator', Iterable, __next__=_end, known=('__iter__',),
    gives={'__iter__': lambda self: self})
AsyncIterator = _protocol(
    'AsyncIterator', AsyncIterable, __anext__=_async_end, known=('__aiter__',),
    gives={'__aiter__': lambda self: self})
Generator = _protocol(
    'Generator', Iterator, send=_send, throw=_throw,
    known=('__iter__', '__next__', 'close'),
    gives={'__next__': lambda self: self.send(None),
           'close': _closing('generator')})
Coroutine = _protocol(
    'Coroutine', Awaitable, send=_send, throw=_throw,
    known=('__await__', 'close'), gives={'close': _closing('coroutine')})
AsyncGenerator = _protocol(
    'AsyncGenerator', AsyncIterator, asend=_asend, athrow=_athrow,
    known=('__aiter__', '__anext__', 'aclose'),
    gives={'__anext__': _anext, 'aclose': _aclose})


# What can be called


def _is_parameter_expression(arg):
    if arg is ... or isinstance(arg, list):
        return True
    return (type(arg).__module__ == "typing" and
            type(arg).__name__ in ("ParamSpec", "_ConcatenateGenericAlias"))


def _type_name(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        if t.__module__ == "builtins":
            return t.__qualname__
        return f"{t.__module__}.{t.__qualname__}"
    if isinstance(t, type(_type_name)):
        return t.__name__
    return "..." if t is ... else repr(t)


def _signature(row):
    """What a Callable takes, one expression or a list, and what it gives."""
    *args, result = row
    if len(args) == 1 and _is_parameter_expression(args[0]):
        return row
    return args, result


class _CallableGenericAlias(GenericAlias):
    """Callable[[int, str], bool]: arguments and result, in one row."""

    def __repr__(self):
        args, result = _signature(self.__args__)
        if args is self.__args__[0]:
            return super().__repr__()
        shown = ", ".join([_type_name(a) for a in args])
        return (f"collections.abc.Callable[[{shown}], "
                f"{_type_name(result)}]")

    def __reduce__(self):
        return _CallableGenericAlias, (Callable, _signature(self.__args__))

    def __getitem__(self, given):
        given = given if isinstance(given, tuple) else (given,)
        wanted = self.__parameters__
        # The only ParamSpec may do without brackets.
        if (len(wanted) == 1 and _is_parameter_expression(wanted[0]) and
                given and not _is_parameter_expression(given[0])):
            given = (given,)
        args = super().__getitem__(given).__args__
        # A list of types in its place is one of the arguments.
        if not isinstance(args[0], (tuple, list)):
            args = args[:-1], args[-1]
        return _CallableGenericAlias(Callable, args)

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as "
                            "Callable[[arg, ...], result].")
        arguments, result = args
        if isinstance(arguments, (tuple, list)):
            args = (*arguments, result)
        elif not _is_parameter_expression(arguments):
            raise TypeError("Expected a list of types, an ellipsis, "
                            f"ParamSpec, or Concatenate. Got {arguments}")
        return super().__new__(cls, origin, args)

    __slots__ = ()


Callable = _protocol('Callable', __call__=lambda self, *args, **kwds: False)
Callable.__class_getitem__ = classmethod(_CallableGenericAlias)


# Sets


def _as_set(like, other):
    """The other operand as a set like this; None when it has no items."""
    if isinstance(other, Set):
        return other
    if isinstance(other, Iterable):
        return like._from_iterable(other)
    return None


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

    def __sub__(self, other):
        other = _as_set(self, other)
        if other is None:
            return NotImplemented
        return self._from_iterable(item for item in self if item not in other)

    def __rsub__(self, other):
        other = _as_set(self, other)
        if other is None:
            return NotImplemented
        return self._from_iterable(item for item in other if item not in self)

    def __xor__(self, other):
        other = _as_set(self, other)
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

    add = _asked('MutableSet', 'add', _of_value)
    discard = _asked('MutableSet', 'discard', _of_value)

    def pop(self):
        """Take out whichever comes first; KeyError if there is none."""
        try:
            value = next(iter(self))
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def remove(self, value):
        """Take an element out; KeyError if it is not in."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def clear(self):
        """Take them out one by one."""
        _until(KeyError, self.pop)

    def __ior__(self, it):
        _for_each(self.add, it)
        return self

    def __iand__(self, it):
        _for_each(self.discard, self - it)
        return self

    def __isub__(self, it):
        if self is it:
            self.clear()
        else:
            _for_each(self.discard, it)
        return self

    def __ixor__(self, it):
        def toggle(value):
            (self.discard if value in self else self.add)(value)
        if self is it:
            self.clear()
        else:
            _for_each(toggle, it if isinstance(it, Set)
                      else self._from_iterable(it))
        return self


# Mappings and their views


def _store(mapping, items):
    for key, value in items:
        mapping[key] = value


class Mapping(Collection):
    """Values found by keys.

    Complete with __getitem__, __iter__ and __len__.
    """

    # an instance matches a mapping pattern
    __abc_tpflags__ = 1 << 6

    __slots__ = ()
    __getitem__ = _asked('Mapping', '__getitem__', _of_key)

    # dict has one; what inherits from here need not be reversible.
    __reversed__ = None

    def __contains__(self, key):
        found = True
        try:
            self[key]
        except KeyError:
            found = False
        return found

    def get(self, key, default=None):
        """The value of a key, or the default."""
        try:
            default = self[key]
        except KeyError:
            pass
        return default

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    def values(self):
        """A view of the values."""
        return ValuesView(self)

    def items(self):
        """A view of the keys with their values."""
        return ItemsView(self)

    def keys(self):
        """A view of the keys."""
        return KeysView(self)


class MutableMapping(Mapping):
    """Values found by keys, which can be changed.

    Complete with what a Mapping needs, __setitem__ and __delitem__.
    """

    __slots__ = ()
    __marker = _absent
    __setitem__ = _asked('MutableMapping', '__setitem__', _of_key_and_value)
    __delitem__ = _asked('MutableMapping', '__delitem__', _of_key)

    def setdefault(self, key, default=None):
        """The value of a key, which is given one if it has none."""
        try:
            value = self[key]
        except KeyError:
            value = self[key] = default
        return value

    def update(self, other=(), /, **kwds):
        """Set what a mapping, or pairs, and the keyword arguments say."""
        keys = other
        if not isinstance(other, Mapping):
            if hasattr(other, 'keys'):
                keys = other.keys()
            else:
                keys = ()
                _store(self, other)
        for key in keys:
            self[key] = other[key]
        _store(self, kwds.items())

    def pop(self, key, default=_absent):
        """Take a key out and return its value, or the default if given."""
        try:
            value = self[key]
        except KeyError:
            if default is _absent:
                raise
            value = default
        else:
            del self[key]
        return value

    def popitem(self):
        """Take out whichever key comes first; KeyError if there is none."""
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        item = key, self[key]
        del self[key]
        return item

    def clear(self):
        """Take them out one by one."""
        _until(KeyError, self.popitem)


class MappingView(Sized):
    __slots__ = '_mapping',
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'

    def __len__(self):
        return len(self._mapping)


def _from_iterable(cls, it):
    """Operators on a view give a plain set."""
    return set(it)


class KeysView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(_from_iterable)

    def __iter__(self):
        yield from self._mapping

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()

    _from_iterable = classmethod(_from_iterable)

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False


del _from_iterable


# Sequences


class Sequence(Reversible, Collection):
    """Items found by number.

    Complete with __getitem__ and __len__.
    """

    __slots__ = ()

    # an instance matches a sequence pattern
    __abc_tpflags__ = 1 << 5

    __getitem__ = _asked('Sequence', '__getitem__', _of_index)

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

    __setitem__ = _asked('MutableSequence', '__setitem__', _of_index_and_value)
    __delitem__ = _asked('MutableSequence', '__delitem__', _of_index)
    insert = _asked('MutableSequence', 'insert', _of_index_and_value)

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
_sample.close()

for _abstract, *_builtin in (
        (Coroutine, type(_sample)),
        (AsyncGenerator, type(_async_gen())),
        (Set, frozenset), (MutableSet, set),
        (Mapping, type(type.__dict__)), (MutableMapping, dict),
        (KeysView, type({}.keys())), (ItemsView, type({}.items())),
        (ValuesView, type({}.values())),
        (Sequence, tuple, str, range, memoryview),
        (ByteString, bytes, bytearray),
        (MutableSequence, list, bytearray, array)):
    _for_each(_abstract.register, _builtin)

# What was there to make the classes
del (_abstract, _aclose, _anext, _asend, _asked, _async_end, _async_gen,
     _athrow, _builtin, _closing, _coro, _end, _method, _of_index,
     _of_index_and_value, _of_key, _of_key_and_value, _of_value, _protocol,
     _sample, _send, _throw, array)
