# SPDX-License-Identifier: GPL-2.0
"""How objects say what would make others like them.

object.__reduce_ex__ does protocols 2 and above itself and names functions of
this module in its results; what it does for 0 and 1 is all in here.
"""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension',
           'clear_extension_cache']


# Types whose objects are told how by a function


dispatch_table = {}


def constructor(object):
    """TypeError unless it can be called."""
    if callable(object):
        return
    raise TypeError('constructors must be callable')


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Have a function say how objects of a type are made."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    # Nobody asks for it any more, but it is still checked.
    if constructor_ob is not None:
        constructor(constructor_ob)


def pickle_complex(c):
    """Make a complex from its parts."""
    parts = c.real, c.imag
    return complex, parts


def pickle_union(obj):
    """Make int | str again with the operator."""
    from functools import reduce
    from operator import or_
    return reduce, (or_, obj.__args__)


pickle(complex, pickle_complex)
pickle(type(int | str), pickle_union)


# Protocols 0 and 1: a class, the builtin one it comes from, and a value of it


_HEAPTYPE = 0b10_0000_0000
_new_type = type(int.__new__)


def _reconstructor(cls, base, state):
    """What the results of _reduce_ex() call."""
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _makes_itself(cls):
    """Is a class not made by a class statement?

    There may be some that say they were, but have a __new__ in C.
    """
    if not getattr(cls, '__flags__', _HEAPTYPE) & _HEAPTYPE:
        return True
    new = cls.__new__
    return isinstance(new, _new_type) and new.__self__ is cls


def _reduce_ex(self, proto):
    """object.__reduce_ex__ for protocols that know nothing of __new__."""
    assert proto < 2
    cls = type(self)
    base = next(filter(_makes_itself, cls.__mro__), object)
    if base is cls and base is not object:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    value = None if base is object else base(self)

    own = getattr(cls, '__getstate__', None) is not object.__getstate__
    if not own and getattr(self, '__slots__', None):
        raise TypeError('a class that defines __slots__ without defining '
                        '__getstate__ cannot be pickled')
    made_by = _reconstructor, (cls, base, value)
    state = self.__getstate__()
    return (*made_by, state) if state else made_by


# Protocol 2 and above


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Used when __getnewargs_ex__ has keyword arguments to tell."""
    return cls.__new__(cls, *args, **kwargs)


def _attribute(cls, slot):
    """The name under which a class statement has stored a slot."""
    prefix = cls.__name__.lstrip('_')
    if prefix and slot[:2] == '__' and slot[-2:] != '__':
        return f'_{prefix}{slot}'
    return slot


def _slotnames(cls):
    """The attributes that are in slots, of a class and those it comes from.

    They are looked for once and then kept in the class.
    """
    kept = cls.__dict__.get('__slotnames__')
    if kept is not None:
        return kept
    names = []
    for owner in cls.__mro__ if hasattr(cls, '__slots__') else ():
        slots = owner.__dict__.get('__slots__', ())
        names += [_attribute(owner, slot)
                  for slot in ((slots,) if isinstance(slots, str) else slots)
                  if slot not in ('__dict__', '__weakref__')]
    try:
        cls.__slotnames__ = names
    except BaseException:
        # a builtin class, or one whose metaclass does not like it
        pass
    return names


# Numbers that stand for classes and functions


_extension_registry = {}    # (module, name): code
_inverted_registry = {}     # code: (module, name)
_extension_cache = {}       # code: what pickle found there


def add_extension(module, name, code):
    """Give a number to what has a name in a module."""
    code = int(code)
    if code < 1 or code > 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    has = _extension_registry.get(key)
    used_by = _inverted_registry.get(code)
    if has == code and used_by == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {has}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {used_by}')
    _extension_registry[key], _inverted_registry[code] = code, key


def remove_extension(module, name, code):
    """Take a number back."""
    key = module, name
    known = (_extension_registry.get(key) == code
             and _inverted_registry.get(code) == key)
    if not known:
        raise ValueError(f'key {key} is not registered with code {code}')
    _extension_cache.pop(code, None)
    del _inverted_registry[code], _extension_registry[key]


def clear_extension_cache():
    """Have pickle look again for what the numbers stand for."""
    _extension_cache.clear()
