# SPDX-License-Identifier: GPL-2.0
"""Weak references, and containers that do not keep what is in them alive.

The containers hold references whose callback takes the entry out again. While
somebody iterates this has to wait: a set or a dict must not change under an
iterator.
"""

import sys
from _weakref import (CallableProxyType, ProxyType, ReferenceType,
                      _remove_dead_weakref, getweakrefcount, getweakrefs,
                      proxy, ref)
from collections.abc import Mapping, MutableMapping, MutableSet

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs',
           'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary',
           'WeakSet', 'WeakMethod', 'finalize']

ProxyTypes = ProxyType, CallableProxyType

_gone = object()


class _Removals:
    """Takes out of a container what died: references call back died().

    It knows its container by a weak reference only, for the container's
    references hold it.
    """

    __slots__ = 'home', 'drop', 'readers', 'late'

    def __init__(self, home, drop):
        self.home = ref(home)
        self.drop = drop        # takes the data and the dead reference
        self.readers = 0        # iterators under way
        self.late = []          # what died meanwhile

    def died(self, dead):
        home = self.home()
        if home is None:
            return
        if self.readers:
            self.late.append(dead)
        else:
            self.drop(home.data, dead)

    def settle(self):
        """Do what had to wait."""
        home = self.home()
        while self.late and home is not None:
            self.drop(home.data, self.late.pop())

    def count(self, data):
        """How many entries there would be had nothing had to wait."""
        return len(data) - sum(map(data.__contains__, self.late))


def _reading(home, view, pick):
    """Yield pick(entry) for what a view of the data has, but for _gone.

    What is yielded stays referred to until the next step.
    """
    removals = home._removals
    entries = view(home._entries())
    removals.readers += 1
    try:
        for entry in entries:
            found = pick(entry)
            if found is not _gone:
                yield found
    finally:
        removals.readers -= 1
        if not removals.readers:
            removals.settle()


def _object_of(held):
    """The object of a reference; None, too, where there is no reference."""
    return None if held is None else held()


def _alive(held):
    found = held()
    return _gone if found is None else found


# Sets


class WeakSet:
    """A set that does not keep its elements alive."""

    __module__ = '_weakrefset'

    def __init__(self, data=None):
        self.data = set()
        self._removals = _Removals(self, _drop_element)
        self._remove = self._removals.died
        if data is not None:
            self.update(data)

    def _entries(self):
        return self.data

    def _changing(self):
        """The data, for a change: this one an iterator does notice."""
        self._removals.settle()
        return self.data

    def _against(self, other, operation):
        # The dead equal nothing: the list keeps alive what an iterator gives.
        given = list(other)
        return operation(self.data, {ref(each) for each in given})

    def __len__(self):
        return self._removals.count(self.data)

    def __iter__(self):
        return _reading(self, iter, _alive)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return type(self), ([*self],), self.__getstate__()

    __class_getitem__ = classmethod(type(list[int]))

    # One element

    def add(self, item):
        self._changing().add(ref(item, self._remove))

    def discard(self, item):
        self._changing().discard(ref(item))

    def remove(self, item):
        self._changing().remove(ref(item))

    def pop(self):
        entries = self._changing()
        while entries:
            found = entries.pop()()
            if found is not None:
                return found
        raise KeyError('pop from empty WeakSet') from None

    def clear(self):
        self._changing().clear()

    # Comparisons: the other may be anything that can be iterated

    def __eq__(self, other):
        if isinstance(other, type(self)):
            return self._against(other, set.__eq__)
        return NotImplemented

    def __lt__(self, other):
        return self._against(other, set.__lt__)

    def __gt__(self, other):
        return self._against(other, set.__gt__)

    def issubset(self, other):
        return self._against(other, set.issubset)

    def issuperset(self, other):
        return self._against(other, set.issuperset)

    def isdisjoint(self, other):
        return not any(map(self.__contains__, other))

    __le__ = issubset
    __ge__ = issuperset

    # Changes of this set

    def __ior__(self, other):
        self.update(other)
        return self

    def __isub__(self, other):
        self._changing()
        self._against(other, set.difference_update)
        return self

    def __iand__(self, other):
        # The set's own references are the ones to stay: they call back.
        self -= self._against(other, _targets_left)
        return self

    def __ixor__(self, other):
        given = list(other)
        both = {ref(each, self._remove) for each in given}
        self._changing().symmetric_difference_update(both)
        return self

    def update(self, other):
        self._changing()
        for each in other:
            self.add(each)

    def difference_update(self, other):
        self -= other

    def intersection_update(self, other):
        self &= other

    def symmetric_difference_update(self, other):
        self ^= other

    # New sets

    def copy(self):
        return type(self)(self)

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    def difference(self, other):
        result = self.copy()
        result -= other
        return result

    def intersection(self, other):
        return type(self)(filter(self.__contains__, other))

    def symmetric_difference(self, other):
        result = self.copy()
        result ^= other
        return result

    __or__ = union
    __sub__ = difference
    __and__ = intersection
    __xor__ = symmetric_difference


def _drop_element(data, dead):
    data.discard(dead)


def _targets_left(data, taken):
    """What lives of the references that are in one set only."""
    return [found for held in data - taken
            if (found := held()) is not None]


MutableSet.register(WeakSet)


# Mappings


class _WeakMapping(MutableMapping):
    """What does not depend on which half of an item is the weak one.

    A derived class says how to _put() an item and what its items, keys and
    values are.
    """

    def _begin(self, drop):
        self.data = {}
        self._removals = _Removals(self, drop)
        self._remove = self._removals.died

    def _entries(self):
        return self.data

    def _put_all(self, other, named):
        if other is not None:
            items = other if hasattr(other, 'items') else dict(other)
            for pair in items.items():
                self._put(*pair)
        for pair in named.items():
            self._put(*pair)

    def _pop_alive(self, pick):
        """The last item that has both halves; KeyError if there is none."""
        entries = self._entries()
        while True:
            item = pick(entries.popitem())
            if item is not _gone:
                return item

    def __setitem__(self, key, value):
        self._put(key, value)

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'

    def __copy__(self):
        return self.copy()

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = self.copy()
        merged.update(other)
        return merged

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        merged = type(self)()
        for part in (other, self):
            merged.update(part)
        return merged


class KeyedRef(ref):
    """A reference that knows the key it is the value of."""

    __slots__ = 'key',

    def __new__(type, ob, callback, key):
        made = super().__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        ref.__init__(self, ob, callback)


def _value_item(entry):
    key, held = entry
    value = held()
    return _gone if value is None else (key, value)


def _value_key(entry):
    key, held = entry
    return _gone if held() is None else key


def _drop_value(data, dead):
    # Another value may have taken the place.
    _remove_dead_weakref(data, dead.key)


class WeakValueDictionary(_WeakMapping):
    """A mapping that does not keep its values alive.

    Here whatever is asked does first what had to wait: a dead value's key is
    equal to one that somebody may look for.
    """

    def __init__(self, other=(), /, **kw):
        self._begin(_drop_value)
        self._put_all(other, kw)

    def _entries(self):
        self._removals.settle()
        return self.data

    def _put(self, key, value):
        self._entries()[key] = KeyedRef(value, self._remove, key)

    def __len__(self):
        return len(self._entries())

    def __contains__(self, key):
        return _object_of(self._entries().get(key)) is not None

    def __getitem__(self, key):
        value = _object_of(self._entries().get(key))
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self._entries()[key]

    def __iter__(self):
        return _reading(self, dict.items, _value_key)

    def keys(self):
        return iter(self)

    def values(self):
        return _reading(self, dict.values, _alive)

    def items(self):
        return _reading(self, dict.items, _value_item)

    def valuerefs(self):
        """The references: an object of theirs may be gone when it is used."""
        return [*self._entries().values()]

    def itervaluerefs(self):
        """What valuerefs() has, one by one."""
        return _reading(self, dict.values, lambda held: held)

    def get(self, key, default=None):
        value = _object_of(self._entries().get(key))
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = _object_of(self.data.get(key))
        if value is None:
            self._put(key, default)
            return default
        return value

    def pop(self, key, *args):
        value = _object_of(self._entries().pop(key, None))
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        return self._pop_alive(_value_item)

    def update(self, other=None, /, **kwargs):
        self._entries()
        self._put_all(other, kwargs)

    def copy(self):
        return WeakValueDictionary(self)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        for key, value in self.items():
            twin[deepcopy(key, memo)] = value
        return twin


def _key_item(entry):
    held, value = entry
    key = held()
    return _gone if key is None else (key, value)


def _key_value(entry):
    held, value = entry
    return _gone if held() is None else value


def _drop_key(data, dead):
    data.pop(dead, None)


class WeakKeyDictionary(_WeakMapping):
    """A mapping that does not keep its keys alive.

    A dead key equals no other: what had to wait is in nobody's way, and waits
    until the last iterator is done.
    """

    def __init__(self, dict=None):
        self._begin(_drop_key)
        self._put_all(dict, {})

    def _put(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __len__(self):
        return self._removals.count(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __iter__(self):
        return _reading(self, iter, _alive)

    def keys(self):
        return iter(self)

    def values(self):
        return _reading(self, dict.items, _key_value)

    def items(self):
        return _reading(self, dict.items, _key_item)

    def keyrefs(self):
        """The references: an object of theirs may be gone when it is used."""
        return [*self.data]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        return self._pop_alive(_key_item)

    def update(self, dict=None, /, **kwargs):
        self._put_all(dict, kwargs)

    def copy(self):
        return WeakKeyDictionary(self)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        twin = type(self)()
        for key, value in self.items():
            twin[key] = deepcopy(value, memo)
        return twin


# Methods


class WeakMethod(ref):
    """A reference to a bound method, dead as soon as object or function is."""

    __slots__ = '_function', '_bind', '_lives', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            target, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError('argument should be a bound method, not '
                            f'{type(meth)}') from None

        def half_died(_):
            # Of the two halves only the first to die is news.
            it = weak_self()
            if it is not None and it._lives:
                it._lives = False
                if callback is not None:
                    callback(it)

        made = super().__new__(cls, target, half_died)
        made._function = ref(function, half_died)
        made._bind = type(meth)
        made._lives = True
        weak_self = ref(made)
        return made

    def __call__(self):
        target, function = super().__call__(), self._function()
        if target is not None and function is not None:
            return self._bind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._lives and other._lives:
            return (ref.__eq__(self, other)
                    and self._function == other._function)
        return self is other

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


# Finalizers


class _Call:
    """What a finalizer that has not been called yet is to do."""

    __slots__ = 'held', 'func', 'args', 'kwargs', 'atexit'

    def __init__(self, *parts):
        self.held, self.func, self.args, self.kwargs = parts
        self.atexit = True

    def parts(self):
        """The object, while it lives, and its call; None after that."""
        target = self.held()
        if target is not None:
            return target, self.func, self.args, self.kwargs


class finalize:
    """Something to call once, when an object dies or the program ends.

    Calling it makes the call now; a finalizer that is not alive does nothing.
    """

    __slots__ = ()

    _calls = {}                 # of those alive, in the order of their making
    _made = 0
    _ended = False

    def __init__(self, obj, func, /, *args, **kwargs):
        call = _Call(ref(obj, self), func, args, kwargs)
        if not finalize._made:
            from atexit import register
            register(finalize._at_exit)
        finalize._made += 1
        self._calls[self] = call

    def __call__(self, _=None):
        call = self._calls.pop(self, None)
        if call is not None and not finalize._ended:
            return call.func(*call.args, **call.kwargs)

    def peek(self):
        """(obj, func, args, kwargs), or None if it is not alive."""
        call = self._calls.get(self)
        return call and call.parts()

    def detach(self):
        """What peek() gives; the call will not be made any more."""
        parts = self.peek()
        if parts is not None:
            del self._calls[self]
        return parts

    @property
    def alive(self):
        """Whether the call is still to be made."""
        return self in self._calls

    @property
    def atexit(self):
        """Whether the end of the program makes the call, too."""
        return self.alive and self._calls[self].atexit

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._calls[self].atexit = bool(value)

    def __repr__(self):
        parts = self.peek()
        state = 'dead'
        if parts is not None:
            state = 'for %r at %#x' % (type(parts[0]).__name__, id(parts[0]))
        return '<%s object at %#x; %s>' % (type(self).__name__, id(self),
                                           state)

    @classmethod
    def _at_exit(cls):
        """Make the calls that are left, the newest first."""
        import gc
        collects = gc.isenabled()
        gc.disable()
        try:
            while due := [each for each in cls._calls if each.atexit]:
                made = finalize._made
                # A call may make finalizers: these are newer than the rest.
                while due and made == finalize._made:
                    each = due.pop()
                    if each.atexit:
                        cls._run(each)
        finally:
            finalize._ended = True
            if collects:
                gc.enable()

    @staticmethod
    def _run(each):
        try:
            each()
        except Exception:
            sys.excepthook(*sys.exc_info())
