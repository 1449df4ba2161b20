# SPDX-License-Identifier: GPL-2.0
"""Containers beyond the built-in ones."""

from _collections import (OrderedDict, _count_elements, _tuplegetter,
                          defaultdict, deque)
from itertools import chain as _chain, repeat as _repeat
from keyword import iskeyword as _iskeyword
import collections.abc as _abc
import operator as _operator
import sys as _sys

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList',
           'UserString', 'defaultdict', 'deque', 'namedtuple']

_shown = set()

_abc.MutableSequence.register(deque)


def _guarded(show):
    """Make a repr of it that says '...' where an object contains itself."""
    def __repr__(self):
        mark = show, id(self)
        if mark in _shown:
            return '...'
        _shown.add(mark)
        try:
            return show(self)
        finally:
            _shown.remove(mark)
    __repr__.__qualname__ = show.__qualname__
    return __repr__


# Tuples whose items have names


def _renamed(names):
    """The names, with _0, _1 ... in the place of what cannot be one."""
    taken = set()
    for position, name in enumerate(names):
        fits = name.isidentifier() and not _iskeyword(name)
        if fits and name[0] != '_' and name not in taken:
            yield name
        else:
            yield f'_{position}'
        taken.add(name)


def _check_names(typename, names, underscores):
    what = 'Type names and field names '
    for name in typename, *names:
        if type(name) is not str:
            raise TypeError(what + 'must be strings')
        if not name.isidentifier():
            raise ValueError(f'{what}must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'{what}cannot be a keyword: {name!r}')
    for position, name in enumerate(names):
        if name[0] == '_' and not underscores:
            raise ValueError('Field names cannot start with an underscore: '
                             f'{name!r}')
        if name in names[:position]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')


def _call_text(typename, names):
    # As a tuple is written: one field has a comma behind it.
    return f"{typename}({', '.join(names)}{',' * (len(names) == 1)})"


def _tuple_maker(typename, names, defaults):
    """__new__ of a named tuple: its arguments are the fields."""
    # Made from text: nothing else gives a function parameters by name.
    make = eval('lambda _cls, %s: _tuple_new(_cls, (%s))'
                % ((''.join(name + ', ' for name in names),) * 2),
                {'_tuple_new': tuple.__new__, '__builtins__': {},
                 '__name__': 'namedtuple_' + typename})
    make.__name__ = '__new__'
    make.__doc__ = f'Create new instance of {_call_text(typename, names)}'
    make.__defaults__ = defaults
    return make


def _tuple_methods(typename, names):
    """What else a named tuple has that depends on its fields."""
    shown = ', '.join(name + '=%r' for name in names)

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) == len(names):
            return made
        raise TypeError(f'Expected {len(names)} arguments, got {len(made)}')

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value)
                           for name, value in zip(names, self)])
        if not kwds:
            return made
        raise ValueError(f'Got unexpected field names: {[*kwds]!r}')

    def _asdict(self):
        """A dict of the fields and their values."""
        return dict(zip(self._fields, self))

    def __repr__(self):
        """The type's name, and the fields as if they were arguments."""
        return f'{type(self).__name__}({shown % self})'

    def __getnewargs__(self):
        """The values alone: copies are made of these."""
        return tuple(self)

    # Programs see these texts, as they do the messages of errors.
    _make.__doc__ = (f'Make a new {typename} object from a sequence or '
                     'iterable')
    _replace.__doc__ = (f'Return a new {typename} object replacing specified '
                        'fields with new values')
    return _make, _replace, _asdict, __repr__, __getnewargs__


def namedtuple(typename, field_names, *, rename=False, defaults=None,
               module=None):
    """Make a subclass of tuple whose items have names, too."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = list(map(str, field_names))
    typename = _sys.intern(str(typename))
    if rename:
        names = [*_renamed(names)]
    _check_names(typename, names, rename)
    names = (*map(_sys.intern, names),)
    if defaults is not None:
        defaults = tuple(defaults)
    required = len(names) - len(defaults or ())
    if required < 0:
        raise TypeError('Got more default values than field names')

    body = {'__doc__': _call_text(typename, names), '__slots__': (),
            '__match_args__': names, '_fields': names,
            '_field_defaults': dict(zip(names[required:], defaults or ()))}
    for method in (_tuple_maker(typename, names, defaults),
                   *_tuple_methods(typename, names)):
        method.__qualname__ = f'{typename}.{method.__name__}'
        body[method.__name__] = method
    body['_make'] = classmethod(body['_make'])
    for index, name in enumerate(names):
        doc = _sys.intern(f'Alias for field number {index}')
        body[name] = _tuplegetter(index, doc)
    if module is None:
        module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    body['__module__'] = module
    return type(typename, (tuple,), body)


# Counting


def _holds_for_all(relation, one, two):
    """Whether the counts of every element of either are so related."""
    if not isinstance(two, Counter):
        return NotImplemented
    return (all(relation(count, two[element])
                for element, count in one.items())
            and all(relation(one[element], count)
                    for element, count in two.items()))


def _combined(operation, one, two):
    """A Counter of those results that are greater than 0."""
    if not isinstance(two, Counter):
        return NotImplemented
    result = Counter()
    for element in dict.fromkeys([*one, *two]):
        count = operation(one[element], two[element])
        if count > 0:
            result[element] = count
    return result


class Counter(dict):
    """A dict of elements and how many there are of each: a multiset.

    An element that is absent counts 0. Counts may be 0 or less; operators
    leave such counts out of their results.
    """

    def __init__(self, iterable=None, /, **kwds):
        """Count what an iterable gives, or take the counts of a mapping."""
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        """What is not there counts 0."""
        return 0

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  '
                                  'Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Add counts: of what an iterable gives, or those of a mapping."""
        if isinstance(iterable, _abc.Mapping):
            if self:
                known = self.get
                for element, count in iterable.items():
                    self[element] = count + known(element, 0)
            else:
                super().update(iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Take counts away: the opposite of update()."""
        if isinstance(iterable, _abc.Mapping):
            counts = iterable.items()
        else:
            counts = zip(() if iterable is None else iterable, _repeat(1))
        known = self.get
        for element, count in counts:
            self[element] = known(element, 0) - count
        if kwds:
            self.subtract(kwds)

    def total(self):
        """The sum of all counts."""
        return sum(self.values())

    def elements(self):
        """Iterate over the elements, each as often as it counts."""
        return _chain.from_iterable(_repeat(element, count)
                                    for element, count in self.items())

    def most_common(self, n=None):
        """(element, count) of the n that count most, or of all."""
        count = _operator.itemgetter(1)
        if n is None:
            return sorted(self.items(), key=count, reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=count)

    def copy(self):
        """A new one with the same counts."""
        return type(self)(self)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __delitem__(self, elem):
        """Forget an element, known or not."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        try:
            counts = dict(self.most_common())
        except TypeError:
            # There are counts that cannot be compared.
            counts = dict(self)
        return f"{type(self).__name__}({counts or ''})"

    # Comparisons: element by element

    def __eq__(self, other):
        return _holds_for_all(_operator.eq, self, other)

    def __ne__(self, other):
        same = _holds_for_all(_operator.eq, self, other)
        return same if same is NotImplemented else not same

    def __le__(self, other):
        return _holds_for_all(_operator.le, self, other)

    def __ge__(self, other):
        return _holds_for_all(_operator.ge, self, other)

    def __lt__(self, other):
        if isinstance(other, Counter):
            return other != self <= other
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, Counter):
            return other != self >= other
        return NotImplemented

    # Operators: what is not greater than 0 is left out

    def __add__(self, other):
        return _combined(_operator.add, self, other)

    def __sub__(self, other):
        return _combined(_operator.sub, self, other)

    def __or__(self, other):
        return _combined(max, self, other)

    def __and__(self, other):
        return _combined(min, self, other)

    def __pos__(self):
        return Counter({element: count for element, count in self.items()
                        if count > 0})

    def __neg__(self):
        return Counter({element: 0 - count for element, count in self.items()
                        if count < 0})

    def _changed(self, operation, counts):
        """Combine these counts with the own ones, here."""
        for element, count in counts:
            self[element] = operation(self[element], count)
        for element in [e for e, count in self.items() if not count > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        return self._changed(_operator.add, other.items())

    def __isub__(self, other):
        return self._changed(_operator.sub, other.items())

    def __ior__(self, other):
        return self._changed(max, other.items())

    def __iand__(self, other):
        return self._changed(min, [(each, other[each]) for each in self])


# Mappings made of mappings


class ChainMap(_abc.MutableMapping):
    """Several mappings seen as one.

    A key's value is that of the first mapping that has it. All changes are
    made in the first mapping.
    """

    def __init__(self, *maps):
        self.maps = [*maps] or [{}]

    # Looking something up

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for each in self.maps:
            # To ask first would not do: a mapping may have a __missing__().
            try:
                return each[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def get(self, key, default=None):
        if key in self:
            return self[key]
        return default

    def __contains__(self, key):
        for each in self.maps:
            if key in each:
                return True
        return False

    def __iter__(self):
        # The order in which the mappings, last first, update a dict.
        return iter(dict.fromkeys(_chain.from_iterable(self.maps[::-1])))

    def __len__(self):
        return len({*_chain.from_iterable(self.maps)})

    def __bool__(self):
        return any(map(bool, self.maps))

    @_guarded
    def __repr__(self):
        shown = ', '.join([repr(each) for each in self.maps])
        return f'{type(self).__name__}({shown})'

    # Changing it

    def _not_there(self, key):
        return KeyError(f'Key not found in the first mapping: {key!r}')

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise self._not_there(key)

    def pop(self, key, *args):
        """pop() of the first mapping."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise self._not_there(key)

    def popitem(self):
        """popitem() of the first mapping."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def clear(self):
        """Empty the first mapping."""
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    # Other chains

    @classmethod
    def fromkeys(cls, iterable, *args):
        """A chain of one dict that has the same value for every key."""
        return cls(dict.fromkeys(iterable, *args))

    @property
    def parents(self):
        """The chain without its first mapping."""
        return type(self)(*self.maps[1:])

    def new_child(self, m=None, **kwargs):
        """The chain with one more mapping in front."""
        if m is None:
            m = {}
        if kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    def copy(self):
        """The chain with a copy of its first mapping."""
        first, *others = self.maps
        return type(self)(first.copy(), *others)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        merged = self.copy()
        merged |= other
        return merged

    def __ror__(self, other):
        if not isinstance(other, _abc.Mapping):
            return NotImplemented
        merged = {}
        for each in other, *reversed(self.maps):
            merged.update(each)
        return type(self)(merged)


# Classes to derive from, around an attribute that has the data


def _plain(value):
    """The data of a UserList or UserString; all else as it is."""
    return value.data if isinstance(value, (UserList, UserString)) else value


def _twin(wrapper):
    """A copy that has its own data, and all other attributes."""
    kind = type(wrapper)
    made = kind.__new__(kind)
    vars(made).update(vars(wrapper), data=wrapper.data.copy())
    return made


def _compares_by_data(cls):
    """Decorate a class: its instances compare like what they wrap."""
    def comparison(name, compare):
        def method(self, other):
            return compare(self.data, _plain(other))
        method.__name__ = name
        method.__qualname__ = f'{cls.__name__}.{name}'
        return method
    for name in '__lt__', '__le__', '__eq__', '__ge__', '__gt__':
        setattr(cls, name, comparison(name, getattr(_operator, name)))
    return cls


def _forwards(result, signatures):
    """Decorate a class: its data has these methods.

    A signature has no spaces. An argument that may be a wrapper is marked by
    ~; what comes back is shown as {} in the result.
    """
    def decorate(cls):
        lines = []
        for signature in signatures.split():
            name, _, rest = signature[:-1].partition('(')
            given = []
            for argument in rest.split(','):
                argument = argument.partition('=')[0]
                if argument[:1] == '~':
                    argument = f'plain({argument[1:]})'
                if argument and argument != '/':
                    given.append(argument)
            called = f"self.data.{name}({', '.join(given)})"
            rest = rest.replace('~', '')
            lines.append(f'def {name}(self,{rest}): '
                         f'return {result.format(called)}\n')
        made = {}
        exec(''.join(lines), {'plain': _plain, 'maxsize': _sys.maxsize,
                              'type': type, '__name__': __name__}, made)
        for name, function in made.items():
            function.__qualname__ = f'{cls.__name__}.{name}'
            setattr(cls, name, function)
        return cls
    return decorate


class UserDict(_abc.MutableMapping):
    """A mapping around a dict."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for items in dict, kwargs:
            if items is not None:
                self.update(items)

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), '__missing__', None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __repr__(self):
        return repr(self.data)

    def _united(self, first, second):
        parts = [part.data if isinstance(part, UserDict) else part
                 for part in (first, second)]
        for part in parts:
            if not isinstance(part, dict):
                return NotImplemented
        return type(self)(parts[0] | parts[1])

    def __or__(self, other):
        return self._united(self, other)

    def __ror__(self, other):
        return self._united(other, self)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        return _twin(self)

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data)
        # What a derived class does to the items is done to the copy's, too.
        made = _twin(self)
        made.data = {}
        made.update(self)
        return made

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


@_compares_by_data
@_forwards('{}', '''
    append(item) extend(~other) pop(i=-1) remove(item) clear() count(item)
    index(item,*args) reverse() sort(/,*args,**kwds)
''')
class UserList(_abc.MutableSequence):
    """A sequence around a list."""

    __hash__ = None

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return type(self)(found) if isinstance(i, slice) else found

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def insert(self, i, item):
        # It is abstract in the base: it has to be here from the start.
        self.data.insert(i, item)

    def __repr__(self):
        return repr(self.data)

    def __add__(self, other):
        return type(self)(self.data + list(_plain(other)))

    def __radd__(self, other):
        return type(self)(list(_plain(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.data.extend(_plain(other))
        return self

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        return _twin(self)

    def copy(self):
        return type(self)(self)


@_compares_by_data
@_forwards('type(self)({})', '''
    capitalize() casefold() lower() upper() swapcase() title()
    center(width,*args) ljust(width,*args) rjust(width,*args) zfill(width)
    strip(chars=None) lstrip(chars=None) rstrip(chars=None)
    removeprefix(~prefix,/) removesuffix(~suffix,/)
    replace(~old,~new,maxsplit=-1) expandtabs(tabsize=8) translate(*args)
''')
@_forwards('{}', '''
    isalpha() isalnum() isascii() isdecimal() isdigit() isidentifier()
    islower() isnumeric() isprintable() isspace() istitle() isupper()
    count(~sub,start=0,end=maxsize)
    find(~sub,start=0,end=maxsize) rfind(~sub,start=0,end=maxsize)
    index(sub,start=0,end=maxsize) rindex(sub,start=0,end=maxsize)
    startswith(prefix,start=0,end=maxsize) endswith(suffix,start=0,end=maxsize)
    split(sep=None,maxsplit=-1) rsplit(sep=None,maxsplit=-1)
    splitlines(keepends=False) partition(sep) rpartition(sep) join(seq)
    format(/,*args,**kwds) format_map(mapping)
''')
class UserString(_abc.Sequence):
    """A sequence around a str."""

    def __init__(self, seq):
        self.data = str(_plain(seq))

    def __len__(self):
        return len(self.data)

    def __contains__(self, char):
        return _plain(char) in self.data

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __hash__(self):
        return hash(self.data)

    def __repr__(self):
        return repr(self.data)

    def __str__(self):
        return str(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __getnewargs__(self):
        return self.data,

    def __add__(self, other):
        return type(self)(self.data + str(_plain(other)))

    def __radd__(self, other):
        return type(self)(str(_plain(other)) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __rmod__(self, template):
        return type(self)(str(template) % self)

    def encode(self, encoding='utf-8', errors='strict'):
        # None stands for the default here.
        return self.data.encode(encoding or 'utf-8', errors or 'strict')

    maketrans = str.maketrans
