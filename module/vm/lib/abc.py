# SPDX-License-Identifier: GPL-2.0
"""Abstract base classes."""

import _native


def abstractmethod(funcobj):
    """Mark a method that a class that can be called must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """classmethod and abstractmethod in one."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """staticmethod and abstractmethod in one."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """property and abstractmethod in one."""

    __isabstractmethod__ = True


def _abstract_names(cls):
    names = {name for name, value in cls.__dict__.items()
             if getattr(value, "__isabstractmethod__", False)}
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            value = getattr(cls, name, None)
            if getattr(value, "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


_counter = 0


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls)
        if "__abc_tpflags__" in cls.__dict__:
            _collection_init(cls, cls.__abc_tpflags__)
            del cls.__abc_tpflags__
        # Classes registered here; what subclass checks have found so far.
        cls._abc_impl = ([], {}, [0])
        return cls

    def register(cls, subclass):
        """Have a class count as derived from this one."""
        global _counter
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl[0].append(subclass)
        _collection_register(cls, subclass)
        _counter += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls.__subclasscheck__(subclass):
            return True
        subtype = type(instance)
        return subtype is not subclass and cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        registry, found, version = cls._abc_impl
        if version[0] != _counter:
            found.clear()
            version[0] = _counter
        result = found.get(subclass)
        if result is None:
            result = cls._abc_check(subclass, registry)
            if result is None:
                return True
            found[subclass] = result
        return result

    def _abc_check(cls, subclass, registry):
        # None of a class that is registered itself: the hook is asked of it
        # each time.
        ok = cls.__subclasshook__(subclass)
        if ok is not NotImplemented:
            return bool(ok)
        if cls in getattr(subclass, "__mro__", ()):
            return True
        if any([rcls is subclass for rcls in registry]):
            return None
        for rcls in registry:
            if issubclass(subclass, rcls):
                return True
        derived = cls.__subclasses__
        if not callable(derived):
            raise TypeError(f"attribute of type {type(derived).__name__!r} "
                            "is not callable")
        derived = derived()
        if not isinstance(derived, list):
            raise TypeError("__subclasses__() must return a list")
        for scls in derived:
            if issubclass(subclass, scls):
                return True
        return False


def update_abstractmethods(cls):
    """Look again at which methods are abstract."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    cls.__abstractmethods__ = _abstract_names(cls)
    return cls


@_native.function
def get_cache_token():
    """A number that changes with every register()."""
    return _counter


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using
    inheritance.
    """

    __slots__ = ()
