# SPDX-License-Identifier: GPL-2.0
"""Tools for functions: partial calls, caches, wrappers, dispatch by type.

partial, reduce, cmp_to_key and the cache itself are in C.
"""

from abc import get_cache_token

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property']

GenericAlias = type(list[int])
_read_only = type(type.__dict__)
_absent = object()


# Wrappers

WRAPPER_ASSIGNMENTS = tuple(f'__{what}__' for what in (
    'module', 'name', 'qualname', 'doc', 'annotations'))
WRAPPER_UPDATES = tuple(['__dict__'])


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS,
                   updated=WRAPPER_UPDATES):
    """Give a wrapper the name, texts and attributes of what it wraps."""
    for name in assigned:
        if (found := getattr(wrapped, name, _absent)) is not _absent:
            setattr(wrapper, name, found)
    for name in updated:
        target = getattr(wrapper, name)
        target.update(getattr(wrapped, name, ()))
    # After the updates: they may bring the __wrapped__ of what is wrapped.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator for wrappers: update_wrapper() with the wrapper missing."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned,
                   updated=updated)


# Orderings

_symbols = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}
_negation = {'<': '>=', '<=': '>', '>': '<=', '>=': '<'}


def _ordering(name, root):
    """The method of one comparison, made of another and maybe equality.

    Either the two point to the same side, or the one is made of the negation
    of the other, which points to its side. Then what is too much or too little
    is the case that both are equal.
    """
    wanted, known = _symbols[name], _symbols[root]
    negated = wanted[0] != known[0]
    have = _negation[known] if negated else known
    less = len(wanted) < len(have)
    more = len(wanted) > len(have)

    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if negated:
            answer = not answer
        if less:
            return answer and self != other
        if more:
            return answer or self == other
        return answer

    made_of = f'not a {known} b' if negated else f'a {known} b'
    if less:
        made_of = f'({made_of}) and (a != b)'
    elif more:
        made_of = f'({made_of}) or (a == b)'
    compare.__name__ = name
    compare.__qualname__ = f'_{name[2:4]}_from_{root[2:4]}'
    compare.__doc__ = f'Return a {wanted} b, which is {made_of}.'
    return compare


# By qualified name, where pickle looks for them.
globals().update((method.__qualname__, method) for method in [
    _ordering(name, root) for name in _symbols for root in _symbols
    if name != root])


def total_ordering(cls):
    """Class decorator that adds the comparisons a class has not got."""
    missing = [name for name in _symbols
               if getattr(cls, name, None) is getattr(object, name)]
    if len(missing) == len(_symbols):
        raise ValueError('must define at least one ordering operation: '
                         '< > <= >=')
    # _symbols is in order of preference.
    root = next(name for name in _symbols if name not in missing)
    for name in missing:
        setattr(cls, name, globals()[f'_{name[2:4]}_from_{root[2:4]}'])
    return cls


# Caches

class CacheInfo(tuple):
    """What cache_info() returns."""

    __slots__ = ()
    _fields = __match_args__ = ('hits', 'misses', 'maxsize', 'currsize')
    _field_defaults = {}

    def __new__(_cls, hits, misses, maxsize, currsize):
        return tuple.__new__(_cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        return f'{type(self).__name__}({{}})'.format(', '.join(
            [f'{name}={self[i]!r}' for i, name in enumerate(self._fields)]))

    def _asdict(self):
        return {name: self[i] for i, name in enumerate(self._fields)}

    def _replace(self, **changes):
        return type(self)(**{**self._asdict(), **changes})

    def __getnewargs__(self):
        return self[:]


_CacheInfo = CacheInfo
del CacheInfo
# Between positional and keyword arguments in the key of a call.
_keywords_follow = (object(),)


def _cached(function, limit, typed):
    cached = _lru_cache_wrapper(function, limit, typed, _CacheInfo,
                                _keywords_follow)
    cached.cache_parameters = lambda: dict(maxsize=limit, typed=typed)
    return update_wrapper(cached, function)


def lru_cache(maxsize=128, typed=False):
    """Decorator that remembers the results of the last calls."""
    if callable(maxsize) and isinstance(typed, bool):
        # Used without parentheses: what is given is the function.
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a '
                        'callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def cache(user_function, /):
    """Remember the results of all calls."""
    return _cached(user_function, None, False)


# Descriptors

def _check_method(func):
    if not (callable(func) or hasattr(func, '__get__')):
        raise TypeError(f'{func!r} is not callable or a descriptor')


def _is_abstract(self):
    return getattr(self.func, '__isabstractmethod__', False)


class partialmethod:
    """A method some of whose arguments are given already."""

    def __init__(self, func, /, *args, **keywords):
        _check_method(func)
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = func.keywords | keywords
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        kind = type(self)
        shown = [str(self.func), ', '.join([repr(arg) for arg in self.args]),
                 ', '.join([f'{name}={value!r}'
                            for name, value in self.keywords.items()])]
        return f'{kind.__module__}.{kind.__qualname__}({", ".join(shown)})'

    def __get__(self, obj, cls=None):
        if hasattr(self.func, '__get__'):
            bound = self.func.__get__(obj, cls)
            if bound is not self.func:
                # Its first argument is taken care of: add the others.
                method = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, '__self__'):
                    method.__self__ = bound.__self__
                return method
        return self._function().__get__(obj, cls)

    def _function(self):
        """A function that puts the arguments after its first one."""
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args,
                             **{**self.keywords, **keywords})
        _method._partialmethod = self
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    __isabstractmethod__ = property(_is_abstract)
    __class_getitem__ = classmethod(GenericAlias)


class cached_property:
    """A property computed once: then it is an attribute of the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError('Cannot assign the same cached_property to two '
                            f'different names ({self.attrname!r} and '
                            f'{name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without '
                            'calling __set_name__ on it.')
        kind = type(instance).__name__
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {kind!r} instance to "
                            f'cache {name!r} property.') from None
        value = attributes.get(name, _absent)
        if value is _absent:
            value = self.func(instance)
            try:
                attributes[name] = value
            except TypeError:
                # A class has a mapping that is read only.
                raise TypeError(
                    f"The '__dict__' attribute on {kind!r} instance does not "
                    'support item assignment for caching '
                    f'{name!r} property.') from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# Dispatch by type

def _derives(cls, base):
    try:
        return issubclass(cls, base)
    except TypeError:
        return False


def _place(cls, base):
    """Where in the resolution order of a class one of its bases belongs.

    Virtual ones come after the last class that knows them as base, and after
    those direct bases of that class that are abstract themselves.
    """
    order = cls.__mro__
    if base in order:
        return order.index(base)
    last = [known for known in order if _derives(known, base)][-1]
    after = [last] + [parent for parent in last.__bases__
                      if hasattr(parent, '__abstractmethods__')]
    return max(map(order.index, after)) + .5


def _find_impl(cls, registry):
    """What is registered for instances of a class, by the nearest one."""
    related = [base for base in registry if _derives(cls, base)]
    # A class that has another one among its own bases comes before it.
    related = [base for base in related if not any(
        _derives(other, base) and not _derives(base, other)
        for other in related)]
    places = [_place(cls, base) for base in related]
    first = min(places)
    nearest = [base for base, place in zip(related, places) if place == first]
    if len(nearest) > 1:
        raise RuntimeError(f'Ambiguous dispatch: {nearest[0]} or {nearest[1]}')
    return registry[nearest[0]]


def _is_class(value):
    # list[int] says of itself that it is a type.
    return issubclass(type(value), type)


def _union_members(value):
    """The members of a union, or nothing."""
    kind = type(value)
    if (kind.__module__, kind.__name__) in (('types', 'UnionType'),
                                            ('typing', '_UnionGenericAlias')):
        return value.__args__
    return ()


def _classes(value):
    """The classes that a class or a union of classes stands for."""
    if _is_class(value):
        return [value]
    members = _union_members(value)
    return members if all(map(_is_class, members)) else ()


def _annotated(func):
    """Which classes a function says that its first argument has."""
    if not getattr(func, '__annotations__', None):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. '
                        'Use either `@register(some_class)` or plain '
                        '`@register` on an annotated function.')
    from typing import get_type_hints
    name, hint = next(iter(get_type_hints(func).items()))
    classes = _classes(hint)
    if not classes:
        wrong = ('not all arguments are classes' if _union_members(hint)
                 else 'is not a class')
        raise TypeError(f'Invalid annotation for {name!r}. {hint!r} {wrong}.')
    return classes


def singledispatch(func):
    """Decorator: the type of the first argument tells which function runs."""
    import weakref
    registry = {object: func}
    # Having run for a class is no reason to keep it.
    known = weakref.WeakKeyDictionary()
    token = None
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """The function that runs for a class."""
        nonlocal token
        # Classes got another virtual base: what was found may be wrong now.
        if token is not None and token != (now := get_cache_token()):
            known.clear()
            token = now
        try:
            return known[cls]
        except KeyError:
            found = known[cls] = _find_impl(cls, registry)
            return found

    def register(cls, func=None):
        """Let a function run for a class, or for those it says itself."""
        nonlocal token
        classes = _classes(cls)
        if classes and func is None:
            return lambda later: register(cls, later)
        if func is None:
            func, classes = cls, _annotated(cls)
        elif not classes:
            raise TypeError('Invalid first argument to `register()`. '
                            f'{cls!r} is not a class or union type.')
        registry.update(dict.fromkeys(classes, func))
        if token is None and any(hasattr(one, '__abstractmethods__')
                                 for one in classes):
            token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    wrapper.registry = _read_only(registry)
    wrapper.dispatch = dispatch
    wrapper.register = register
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: what counts is the argument after self."""

    def __init__(self, func):
        _check_method(func)
        self.func = func
        self.dispatcher = singledispatch(func)

    def register(self, cls, method=None):
        """Let a method run for a class, or for those it says itself."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            chosen = self.dispatcher.dispatch(args[0].__class__)
            return chosen.__get__(obj, cls)(*args, **kwargs)
        _method.register = self.register
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return update_wrapper(_method, self.func)

    __isabstractmethod__ = property(_is_abstract)
