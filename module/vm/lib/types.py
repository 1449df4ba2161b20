# SPDX-License-Identifier: GPL-2.0
"""Names of types that builtins has none for."""

import sys


def _f():
    yield 1


async def _c():
    pass


async def _ag():
    yield 1


def _cell():
    x = 1

    def inner():
        return x
    return inner.__closure__[0]


FunctionType = type(_f)
LambdaType = FunctionType
MappingProxyType = type(type.__dict__)
CodeType = type(_f.__code__)
GeneratorType = type(_f())
_c = _c()
CoroutineType = type(_c)
_c.close()
AsyncGeneratorType = type(_ag())
CellType = type(_cell())
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
GetSetDescriptorType = type(FunctionType.__code__)
GenericAlias = type(type[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)


class _M:
    __slots__ = ("a",)

    def m(self):
        pass


MethodType = type(_M().m)
MemberDescriptorType = type(_M.a)

try:
    raise TypeError
except TypeError as _e:
    TracebackType = type(_e.__traceback__)
    FrameType = type(_e.__traceback__.tb_frame)

del sys, _f, _c, _ag, _cell, _M


class SimpleNamespace:
    """An object with attributes and nothing else."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        name = type(self).__name__
        if type(self) is SimpleNamespace:
            name = "namespace"
        if id(self) in _showing:
            return name + "(...)"
        _showing.append(id(self))
        try:
            return name + "(" + ", ".join(
                ["%s=%r" % item for item in self.__dict__.items()]) + ")"
        finally:
            _showing.remove(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and \
                isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


_showing = []


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement would."""
    resolved_bases = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved_bases, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved_bases is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved_bases, ns, **kwds)


def resolve_bases(bases):
    """Replace what has __mro_entries__ by what that gives."""
    new_bases = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            new_base = base.__mro_entries__(bases)
            if not isinstance(new_base, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            changed = True
            new_bases.extend(new_base)
        else:
            new_bases.append(base)
    return tuple(new_bases) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, namespace and other keywords for a class."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            base_meta = type(base)
            if issubclass(meta, base_meta):
                continue
            if issubclass(base_meta, meta):
                meta = base_meta
                continue
            raise TypeError("metaclass conflict: the metaclass of a derived "
                            "class must be a (non-strict) subclass of the "
                            "metaclasses of all its bases")
    if hasattr(meta, "__prepare__"):
        ns = meta.__prepare__(name, bases, **kwds)
    else:
        ns = {}
    return meta, ns, kwds


class DynamicClassAttribute:
    """A property that is one for instances only."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(
            getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        elif self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)


def coroutine(func):
    """Make what a generator function gives something to await."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if isinstance(func, FunctionType):
        flags = func.__code__.co_flags
        if flags & 0x180:
            return func
        if flags & 0x20:
            func.__code__ = func.__code__.replace(co_flags=flags | 0x100)
            return func
    raise TypeError("types.coroutine() takes generator functions only")


__all__ = [n for n in globals() if n[:1] != "_"]
