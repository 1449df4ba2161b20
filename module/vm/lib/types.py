# SPDX-License-Identifier: GPL-2.0
"""The types that have no name among the builtins, and making classes."""


def _specimens():
    """The types of things that only come about in a running program."""
    cellar = None

    class Holder:
        __slots__ = ("slot",)

        def method(self):
            return cellar

    def generate():
        yield

    async def wait():
        pass

    async def generate_waiting():
        yield

    waiting = wait()
    waiting.close()
    try:
        raise TypeError
    except TypeError as caught:
        trace = caught.__traceback__
    return {
        "FunctionType": generate, "LambdaType": generate,
        "CodeType": generate.__code__, "GeneratorType": generate(),
        "CoroutineType": waiting, "AsyncGeneratorType": generate_waiting(),
        "CellType": Holder.method.__closure__[0],
        "MethodType": Holder().method, "MemberDescriptorType": Holder.slot,
        "TracebackType": trace, "FrameType": trace.tb_frame,
        "GetSetDescriptorType": type(generate).__code__,
        "ModuleType": __import__("sys"),
        "MappingProxyType": vars(type),
        "BuiltinFunctionType": len, "BuiltinMethodType": len,
        "WrapperDescriptorType": object.__init__,
        "MethodWrapperType": object().__str__,
        "MethodDescriptorType": str.join,
        "ClassMethodDescriptorType": vars(dict)["fromkeys"],
        "GenericAlias": list[int], "UnionType": int | str,
        "EllipsisType": ..., "NoneType": None,
        "NotImplementedType": NotImplemented,
    }


globals().update({_name: type(_thing)
                  for _name, _thing in _specimens().items()})

def resolve_bases(bases):
    """The bases a class gets: __mro_entries__ tells what to take instead."""
    found = []
    replaced = False
    for base in bases:
        entries = None
        if not issubclass(type(base), type):
            entries = getattr(base, "__mro_entries__", None)
        if entries is None:
            found.append(base)
            continue
        instead = entries(bases)
        if not isinstance(instead, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        found.extend(instead)
        replaced = True
    return tuple(found) if replaced else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the empty namespace and the keywords left for it."""
    left = dict(kwds or {})
    if "metaclass" in left:
        chosen = left.pop("metaclass")
    else:
        chosen = type(bases[0]) if bases else type
    if isinstance(chosen, type):
        for kind in map(type, bases):
            if issubclass(kind, chosen):
                chosen = kind
            elif not issubclass(chosen, kind):
                raise TypeError("metaclass conflict: the metaclass of a "
                                "derived class must be a (non-strict) "
                                "subclass of the metaclasses of all its "
                                "bases")
    if not hasattr(chosen, "__prepare__"):
        return chosen, {}, left
    return chosen, chosen.__prepare__(name, bases, **left), left


def new_class(name, bases=(), kwds=None, exec_body=None):
    """What a class statement does; exec_body fills the namespace."""
    actual = resolve_bases(bases)
    metaclass, namespace, left = prepare_class(name, actual, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if actual is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, actual, namespace, **left)


class DynamicClassAttribute:
    """A property of instances; the class is asked by its metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(
            getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        if not self.fset:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if not self.fdel:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def _with(self, doc, **changed):
        parts = dict(fget=self.fget, fset=self.fset, fdel=self.fdel)
        new = type(self)(**(parts | changed), doc=doc)
        new.overwrite_doc = self.overwrite_doc
        return new

    def getter(self, fget):
        """The same, read by another function."""
        own = fget.__doc__ if self.overwrite_doc else None
        return self._with(own or self.__doc__, fget=fget)

    def setter(self, fset):
        """The same, set by another function."""
        return self._with(self.__doc__, fset=fset)

    def deleter(self, fdel):
        """The same, deleted by another function."""
        return self._with(self.__doc__, fdel=fdel)


def _passed_on(attribute):
    return property(lambda self: getattr(self._inner, attribute))


class _GeneratorWrapper:
    """What can be awaited, made of something like a generator."""

    def __init__(self, gen):
        self._inner = gen
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self._inner.send(val)

    def throw(self, tp, *rest):
        return self._inner.throw(tp, *rest)

    def close(self):
        return self._inner.close()

    def __next__(self):
        return next(self._inner)

    def __iter__(self):
        return self._inner if type(self._inner) is GeneratorType else self

    __await__ = __iter__
    gi_code = cr_code = _passed_on("gi_code")
    gi_frame = cr_frame = _passed_on("gi_frame")
    gi_running = cr_running = _passed_on("gi_running")
    gi_yieldfrom = cr_await = _passed_on("gi_yieldfrom")


def coroutine(func):
    """Make what a generator function gives something to await."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    generator, native, iterable = 0x20, 0x80, 0x100
    if type(func) is FunctionType:
        code = func.__code__
        if code.co_flags & (native | iterable):
            return func
        if code.co_flags & generator:
            func.__code__ = code.replace(co_flags=code.co_flags | iterable)
            return func
    from collections.abc import Coroutine, Generator
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if (type(made) is GeneratorType
                and made.gi_code.co_flags & iterable):
            return made
        if isinstance(made, Generator) and not isinstance(made, Coroutine):
            return _GeneratorWrapper(made)
        return made

    return wrapped


del _specimens
__all__ = [_public for _public in globals() if not _public.startswith("_")]
