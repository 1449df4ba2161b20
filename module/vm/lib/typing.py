# SPDX-License-Identifier: GPL-2.0
"""Names for what values are said to be."""

import collections
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__all__ = ["Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final",
           "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec",
           "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
           "AbstractSet", "ByteString", "Container", "ContextManager",
           "Hashable", "ItemsView", "Iterable", "Iterator", "KeysView",
           "Mapping", "MappingView", "MutableMapping", "MutableSequence",
           "MutableSet", "Sequence", "Sized", "ValuesView", "Awaitable",
           "AsyncIterator", "AsyncIterable", "Coroutine", "Collection",
           "AsyncGenerator", "AsyncContextManager", "Reversible",
           "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
           "SupportsIndex", "SupportsInt", "SupportsRound", "ChainMap",
           "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict",
           "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator",
           "BinaryIO", "IO", "Match", "Pattern", "TextIO", "AnyStr",
           "assert_type", "assert_never", "cast", "clear_overloads",
           "dataclass_transform", "final", "get_args", "get_origin",
           "get_overloads", "get_type_hints", "is_typeddict", "LiteralString",
           "Never", "NewType", "no_type_check", "no_type_check_decorator",
           "NoReturn", "NotRequired", "overload", "ParamSpecArgs",
           "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable",
           "Self", "Text", "TYPE_CHECKING", "TypeAlias", "TypeGuard", "Unpack"]

TYPE_CHECKING = False
Text = str


def _caller_module(depth=2):
    try:
        return sys._getframe(depth).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


def _type_repr(obj):
    """How a type is written where it is a parameter of another."""
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if not isinstance(obj, type) or isinstance(obj, GenericAlias):
        return "..." if obj is ... else repr(obj)
    home = obj.__module__
    return ("" if home == "builtins" else home + ".") + obj.__qualname__


def _meant(arg, module=None, is_class=False):
    """The type that None or a text stands for; all else as it is."""
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=is_class)
    return type(None) if arg is None else arg


def _type_check(arg, msg, *, module=None, final=False, forms=False):
    """The type that something stands for; TypeError if for none.

    What can stand only at the beginning of an annotation is refused, unless
    it is Final and that is said to do, or any of the forms does.
    """
    arg = _meant(arg, module, forms)
    starts = () if forms else (ClassVar,) if final else (ClassVar, Final)
    if isinstance(arg, _GenericAlias):
        if arg.__origin__ in (Generic, Protocol, *starts):
            raise TypeError(f"{arg} is not valid as type argument")
    elif isinstance(arg, _SpecialForm):
        alone = NoReturn, Never, Self, LiteralString, TypeAlias
        if arg not in alone and not (forms and arg in (ClassVar, Final)):
            raise TypeError(f"Plain {arg} is not valid as type argument")
    elif arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    elif type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _collect_parameters(args):
    """The type variables in what is in brackets, in order, once each."""
    found = []
    for t in args:
        if not isinstance(t, type):
            inside = ((t,) if hasattr(t, "__typing_subst__") else
                      getattr(t, "__parameters__", ()))
            found += [variable for variable in inside if variable not in found]
    return tuple(found)


def _check_count(alias, args, expected):
    if expected == 0:
        raise TypeError(f"{alias} is not a generic class")
    excess = len(args) - expected
    if excess:
        amount = "many" if excess > 0 else "few"
        raise TypeError(f"Too {amount} arguments for {alias}; "
                        f"actual {len(args)}, expected {expected}")


def _spread(parameters, kinds):
    """The parameters; in the place of such an alias, its own."""
    for p in parameters:
        yield from p.__args__ if isinstance(p, kinds) else (p,)


# What forgets the types made so far.
_cleanups = []


def _cached(func, typed=False):
    """Equal parameters give the same object, if they can be hashed."""
    kept = functools.lru_cache(typed=typed)(func)
    _cleanups.append(kept.cache_clear)

    @functools.wraps(func)
    def inner(*args, **kwds):
        try:
            return kept(*args, **kwds)
        except TypeError:
            pass
        return func(*args, **kwds)
    return inner


class _Final:
    """Whatever cannot be derived from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _Joins:
    # X | Y of what is not a class.
    __slots__ = ()

    def __or__(self, after):
        return Union[self, after]

    def __ror__(self, before):
        return Union[before, self]


class _NotIterable:
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Joins, _Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._getitem, self._name = getitem, getitem.__name__
        self.__doc__ = getitem.__doc__

    @_cached
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __getattr__(self, item):
        if item not in ("__name__", "__qualname__"):
            raise AttributeError(item)
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def _refuse(self, what):
        raise TypeError(what.format(self))

    def __mro_entries__(self, bases):
        self._refuse("Cannot subclass {!r}")

    def __call__(self, *args, **kwds):
        self._refuse("Cannot instantiate {!r}")

    def __instancecheck__(self, obj):
        self._refuse("{} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        self._refuse("{} cannot be used with issubclass()")


class _LiteralSpecialForm(_SpecialForm, _root=True):
    # Literal[1] and Literal[True] are two.

    def __getitem__(self, parameters):
        values = parameters if isinstance(parameters, tuple) else (parameters,)
        return self._getitem(self, *values)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that every value has, and that has every attribute."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


def _plain(name):
    # A form that takes no parameters.
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")
    getitem.__name__ = name
    return _SpecialForm(getitem)


def _of_one(name, why="{} accepts only single type.", alias=None):
    # A form that takes one type.
    def getitem(self, parameters):
        return (alias or _GenericAlias)(self, (_type_check(
            parameters, why.format(self)),))
    getitem.__name__ = name
    return _SpecialForm(getitem)


NoReturn = _plain("NoReturn")
Never = _plain("Never")
Self = _plain("Self")
LiteralString = _plain("LiteralString")
TypeAlias = _plain("TypeAlias")


ClassVar = _of_one("ClassVar")
Final = _of_one("Final")
TypeGuard = _of_one("TypeGuard")
Required = _of_one("Required", why="Required accepts only a single type.")
NotRequired = _of_one("NotRequired",
                      why="NotRequired accepts only a single type.")
Unpack = _of_one("Unpack", alias=lambda *args: _UnpackGenericAlias(*args))


def _bracketed(form, parameters):
    # What is in the brackets of a form, as a tuple.
    if parameters == ():
        raise TypeError(f"Cannot take a {form._name} of no types.")
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _each_type(form, parameters, msg):
    return [_type_check(p, msg) for p in _bracketed(form, parameters)]


@_SpecialForm
def Union(self, parameters):
    """Any of several types."""
    members = _each_type(self, parameters,
                         "Union[arg, ...]: each arg must be a type.")
    members = (*dict.fromkeys(_spread(members, (_UnionGenericAlias,
                                                types.UnionType))),)
    if len(members) == 1:
        return members[0]
    optional = len(members) == 2 and type(None) in members
    return _UnionGenericAlias(self, members,
                              name="Optional" if optional else None)


@_SpecialForm
def Optional(self, parameters):
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


@_LiteralSpecialForm
@functools.partial(_cached, typed=True)
def Literal(self, *values):
    values = (*_spread(values, _LiteralGenericAlias),)
    with contextlib.suppress(TypeError):
        # What can be hashed is there only once; 1 and True are two.
        values = (*[v for v, _ in dict.fromkeys([(v, type(v))
                                                 for v in values])],)
    return _LiteralGenericAlias(self, values)


@_SpecialForm
def Concatenate(self, parameters):
    *front, last = _bracketed(self, parameters)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    front = [_type_check(t, msg) for t in front]
    return _ConcatenateGenericAlias(self, (*front, last))


class ForwardRef(_Joins, _Final, _root=True):
    """A type that is known by what its expression says only."""

    __slots__ = tuple([f"__forward_{what}__" for what in (
        "arg", "code", "evaluated", "value", "is_argument", "is_class",
        "module")])

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            code = compile(f"({arg},)[0]" if arg[0] == "*" else arg,
                           "<string>", "eval")
        except SyntaxError:
            raise SyntaxError("Forward reference must be an expression -- "
                              f"got {arg!r}")
        for name, value in zip(self.__slots__, (
                arg, code, False, None, is_argument, is_class, module)):
            setattr(self, name, value)

    def _names(self, names, inner):
        # Where its names are looked up.
        home = sys.modules.get(self.__forward_module__)
        if names is None and inner is None:
            names = inner = {}
        if names is None:
            names = inner
        elif inner is None:
            inner = names
        if self.__forward_module__ is not None:
            names = getattr(home, "__dict__", names)
        return names, inner

    def _evaluate(self, globalns, localns, recursive_guard):
        me = self.__forward_arg__
        if me in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        names, inner = self._names(globalns, localns)
        found = _type_check(eval(self.__forward_code__, names, inner),
                            "Forward references must evaluate to types.",
                            final=not self.__forward_is_argument__,
                            forms=self.__forward_is_class__)
        self.__forward_value__ = _eval_type(found, names, inner,
                                            recursive_guard | {me})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        known = self.__forward_evaluated__ and other.__forward_evaluated__
        a, b = [(ref.__forward_arg__, ref.__forward_value__ if known else
                 ref.__forward_module__) for ref in (self, other)]
        return a == b

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        home = self.__forward_module__
        return "ForwardRef(%r%s)" % (
            self.__forward_arg__, "" if home is None else f", module={home!r}")


class _Immutable:
    """What copies need not be made of."""

    __slots__ = ()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _Variable(_Immutable):
    """What the kinds of type variables have in common."""

    def _set_up(self, name, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__contravariant__ = bool(contravariant)
        self.__covariant__ = bool(covariant)
        self.__bound__ = (_type_check(bound, "Bound must be a type.")
                          if bound else None)
        module = _caller_module(3)
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        prefix = ("+" if self.__covariant__ else
                  "-" if self.__contravariant__ else "~")
        return prefix + self.__name__

    def __reduce__(self):
        return self.__name__


class TypeVar(_Final, _Variable, _Joins, _root=True):
    """A type variable."""

    def __init__(self, name, *constraints, bound=None,
                 covariant=False, contravariant=False):
        self._set_up(name, bound, covariant, contravariant)
        if constraints:
            if bound is not None:
                raise TypeError("Constraints cannot be combined with "
                                "bound=...")
            if len(constraints) < 2:
                raise TypeError("A single constraint is not allowed")
        self.__constraints__ = (*[_type_check(
            t, "TypeVar(name, constraint, ...): constraints must be types.")
            for t in constraints],)

    def __typing_subst__(self, arg):
        kind = _type_check(arg, "Parameters to generic types must be types.")
        if isinstance(kind, GenericAlias):
            many = kind.__unpacked__
        else:
            many = (isinstance(kind, _GenericAlias)
                    and kind.__origin__ is Unpack)
        if many:
            raise TypeError(f"{kind} is not valid as type argument")
        return kind


def _repeated(arg):
    """The type in *tuple[type, ...], as a tuple, or an empty one."""
    if not isinstance(arg, type):
        match getattr(arg, "__typing_unpacked_tuple_args__", None):
            case (kind, end) if end is ...:
                return (kind,)
    return ()


def _flat(args):
    """Types in brackets, where *tuple[int, str] is not one but two."""
    for arg in args:
        inside = () if isinstance(arg, type) else getattr(
            arg, "__typing_unpacked_tuple_args__", None)
        if inside is None or isinstance(arg, type) or inside[-1:] == (...,):
            yield arg
        else:
            yield from inside


def _prepared(alias, args):
    """What stands for each variable of a class or alias."""
    for param in alias.__parameters__:
        if hasattr(param, "__typing_prepare_subst__"):
            args = param.__typing_prepare_subst__(alias, args)
    _check_count(alias, args, len(alias.__parameters__))
    return dict(zip(alias.__parameters__, args))


def _in_row(parameters, given):
    """What stands for these, where a TypeVarTuple can be any number."""
    for p in parameters:
        yield from given[p] if isinstance(p, TypeVarTuple) else (given[p],)


def _replaced(arg, given):
    """What is in brackets, its variables replaced."""
    if isinstance(arg, type):
        return arg
    if hasattr(arg, "__typing_subst__"):
        return arg.__typing_subst__(given[arg])
    inside = getattr(arg, "__parameters__", ())
    return arg[(*_in_row(inside, given),)] if inside else arg


class TypeVarTuple(_Final, _Variable, _root=True):
    def __init__(self, name):
        self.__name__ = name
        module = _caller_module(2)
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        """The arguments, those that are this variable's as one tuple."""
        params = alias.__parameters__
        before = params.index(self)
        after = len(params) - before - 1
        if any(isinstance(p, TypeVarTuple) for p in params[before + 1:]):
            raise TypeError(
                f"More than one TypeVarTuple parameter in {alias}")
        endless = [i for i, arg in enumerate(args) if _repeated(arg)]
        if len(endless) > 1:
            raise TypeError(
                "More than one unpacked arbitrary-length tuple argument")
        left, right, fill = before, after, ()
        if endless:
            # It stands for as many as are needed on either side of it; on
            # the right CPython counts those that the left has as had.
            at = endless[0]
            left, right = min(before, at), min(after, len(args) - at - 1)
            fill = _repeated(args[at])
        elif len(args) < before + after:
            raise TypeError(
                f"Too few arguments for {alias}; actual {len(args)}, "
                f"expected at least {before + after}")
        end = len(args) - right
        return (*args[:left], *fill * (before - left), tuple(args[left:end]),
                *fill * (after - right - left), *args[end:])


class _OfParamSpec(_Final, _Immutable, _root=True):
    # P.args and P.kwargs.

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._what}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None


class ParamSpecArgs(_OfParamSpec, _root=True):
    _what = "args"

    def __init__(self, origin):
        self.__origin__ = origin


class ParamSpecKwargs(_OfParamSpec, _root=True):
    _what = "kwargs"

    def __init__(self, origin):
        self.__origin__ = origin


def _is_param_list(arg):
    return arg is ... or isinstance(
        arg, (list, tuple, ParamSpec, _ConcatenateGenericAlias))


class ParamSpec(_Final, _Variable, _Joins, _root=True):
    def __init__(self, name, *, bound=None, covariant=False,
                 contravariant=False):
        self._set_up(name, bound, covariant, contravariant)

    args = property(ParamSpecArgs)
    kwargs = property(ParamSpecKwargs)

    def __typing_subst__(self, arg):
        if not _is_param_list(arg):
            raise TypeError("Expected a list of types, an ellipsis, "
                            f"ParamSpec, or Concatenate. Got {arg}")
        if not isinstance(arg, (list, tuple)):
            return arg
        return (*[_type_check(a, "Expected a type.") for a in arg],)

    def __typing_prepare_subst__(self, alias, args):
        """The arguments; alone, the variable may do without brackets."""
        params = alias.__parameters__
        at = params.index(self)
        if at >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(params) == 1 and not _is_param_list(args[0]):
            return args,
        if isinstance(args[at], list):
            args = (*args[:at], tuple(args[at]), *args[at + 1:])
        return args


def _is_callable_alias(alias):
    return alias.__origin__ is collections.abc.Callable


def _signature(alias, args):
    """The arguments of an alias; a Callable's are a list and a result."""
    if not _is_callable_alias(alias) or (len(args) == 2 and
                                         _is_param_list(args[0])):
        return args
    *params, result = args
    return params, result


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias(_Joins, _Final, _root=True):
    """A class with something in brackets, or one that can have."""

    # Of a name without underscores, only these are the alias's own.
    _OWN = frozenset(("_name", "_inst", "_nparams", "_paramspec_tvars"))

    def __init__(self, origin, *, inst=True, name=None):
        self._inst, self._name = inst, name
        self.__origin__, self.__slots__ = origin, None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        with contextlib.suppress(AttributeError):
            made.__orig_class__ = self
        return made

    def __mro_entries__(self, bases):
        entries = () if self.__origin__ in bases else (self.__origin__,)
        behind = bases[bases.index(self) + 1:]
        if any(isinstance(b, _BaseGenericAlias) or
               isinstance(b, type) and issubclass(b, Generic)
               for b in behind):
            return entries
        return (*entries, Generic)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        known = attr not in ("__origin__", "__args__") and \
            "__origin__" in self.__dict__
        if not known or _is_dunder(attr):
            raise AttributeError(attr)
        return getattr(self.__origin__, attr)

    def __setattr__(self, attr, val):
        if attr in self._OWN or _is_dunder(attr):
            object.__setattr__(self, attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with "
                        "class and instance checks")

    def __dir__(self):
        theirs = {a for a in dir(self.__origin__) if not _is_dunder(a)}
        return [*theirs.union(object.__dir__(self))]


class _GenericAlias(_BaseGenericAlias, _root=True):
    def __init__(self, origin, args, *, inst=True, name=None):
        _BaseGenericAlias.__init__(self, origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect_parameters(self.__args__)
        if not name:
            self.__module__ = origin.__module__

    def _same(self):
        # What is equal of equal ones.
        return self.__origin__, self.__args__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return _GenericAlias._same(self) == _GenericAlias._same(other)

    def __hash__(self):
        return hash(self._same())

    def __iter__(self):
        yield Unpack[self]

    @_cached
    def __getitem__(self, args):
        why = None
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            why = f"Cannot subscript already-subscripted {self}"
        elif self.__parameters__ == ():
            why = f"{self} is not a generic class"
        if why:
            raise TypeError(why)
        args = map(_meant, args if isinstance(args, tuple) else (args,))
        # A list: collections.abc.Callable takes no tuple for a ParamSpec.
        given = _prepared(self, [*_flat(args)])
        new = []
        for a in self.__args__:
            value = _replaced(a, given)
            several = _is_unpacked(a) or (isinstance(value, tuple) and
                                          _is_callable_alias(self))
            new += value if several else (value,)
        return self.copy_with(tuple(new))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, inst=self._inst,
                          name=self._name)

    def __repr__(self):
        inside = ", ".join(map(_type_repr, self.__args__))
        outside = (f"typing.{self._name}" if self._name else
                   _type_repr(self.__origin__))
        return f"{outside}[{inside or '()'}]"

    def __reduce__(self):
        what, args = self.__origin__, self.__args__
        if self._name:
            what = globals()[self._name]
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return operator.getitem, (what, args)

    def __mro_entries__(self, bases):
        what = self.__origin__
        if isinstance(what, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return _BaseGenericAlias.__mro_entries__(self, bases)
        behind = bases[bases.index(self) + 1:]
        if what is Generic and (Protocol in bases or any(
                isinstance(b, _BaseGenericAlias) and b is not self
                for b in behind)):
            return ()
        return (what,)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """List and its like: what is in brackets is still to come."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        _BaseGenericAlias.__init__(self, origin, inst=inst,
                                   name=name or origin.__name__)
        self._nparams = nparams
        home = "" if origin.__module__ == "builtins" else \
            origin.__module__ + "."
        self.__doc__ = f"A generic version of {home}{origin.__qualname__}."

    @_cached
    def __getitem__(self, params):
        types = [_type_check(p, "Parameters to generic types must be types.")
                 for p in (params if isinstance(params, tuple) else
                           (params,))]
        _check_count(self, types, self._nparams)
        return self.copy_with(tuple(types))

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, inst=self._inst,
                             name=self._name)

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return _BaseGenericAlias.__subclasscheck__(self, cls)
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        return issubclass(cls, self.__origin__)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_list(args[0]):
            return super().__repr__()
        shown = ", ".join([_type_repr(a) for a in args[:-1]])
        return f"typing.Callable[[{shown}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        return operator.getitem, (Callable, _signature(self, self.__args__))


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params,
                                     name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not (isinstance(params, tuple) and len(params) == 2):
            raise TypeError("Callable must be used as "
                            "Callable[[arg, ...], result].")
        what, result = params
        return self._of(tuple(what) if isinstance(what, list) else what,
                        result)

    @_cached
    def _of(self, what, result):
        result = _type_check(
            result, "Callable[args, result]: result must be a type.")
        # What a list says is not asked whether it can be said.
        what = map(_meant, what if isinstance(what, tuple) else (what,))
        return self.copy_with((*what, result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_cached
    def __getitem__(self, params):
        types, end = params if isinstance(params, tuple) else (params,), ()
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        if types[1:] and types[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            types, end = types[:-1], (...,)
        return self.copy_with((*[_type_check(t, msg) for t in types], *end))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    # In whatever order.

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if isinstance(other, (_UnionGenericAlias, types.UnionType)):
            return {*self.__args__} == {*other.__args__}
        return NotImplemented

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        shown = [_type_repr(a) for a in self.__args__]
        others = [text for a, text in zip(self.__args__, shown)
                  if a is not type(None)]
        if len(shown) == 2 and len(others) == 1:
            return f"typing.Optional[{others[0]}]"
        return f"typing.Union[{', '.join(shown)}]"

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        getitem, (_, args) = _GenericAlias.__reduce__(self)
        return getitem, (Union, args)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    # In whatever order; 1 and True are not the same here.

    def _typed(self):
        return frozenset([(value, type(value)) for value in self.__args__])

    def __eq__(self, other):
        if isinstance(other, _LiteralGenericAlias):
            return self._typed() == other._typed()
        return NotImplemented

    def __hash__(self):
        return hash(self._typed())


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        # What replaces the ParamSpec at the end may be several types.
        *front, last = args
        if isinstance(last, _ConcatenateGenericAlias):
            return super().copy_with((*front, *last.__args__))
        if isinstance(last, (list, tuple)):
            return (*front, *last)
        return super().copy_with(args)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f"*{self.__args__[0]!r}"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner, = self.__args__
        if not isinstance(inner, _GenericAlias):
            return None
        assert inner.__origin__ is tuple
        return inner.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


def _is_unpacked(arg):
    # Of another alias, it is an attribute of what is in it.
    return not isinstance(arg, type) and bool(
        getattr(arg, "__typing_is_unpacked_typevartuple__", False))


def _generic_class_getitem(cls, params):
    params = (*map(_meant, params if isinstance(params, tuple) else
                   (params,)),)
    if cls is Generic or cls is Protocol:
        if params == ():
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] "
                            "cannot be empty")
        if not all(isinstance(p, (TypeVar, ParamSpec)) or
                   _is_unpacked(p) for p in params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all "
                            "be type variables or parameter specification "
                            "variables.")
        if len(set(params)) != len(params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be "
                            "unique")
        return _GenericAlias(cls, params)
    given = _prepared(cls, params)
    return _GenericAlias(cls, (*_in_row(cls.__parameters__, given),))


class Generic:
    """A class whose methods are written for types that are not yet known."""

    __slots__ = ()
    _is_protocol = False

    @_cached
    def __class_getitem__(cls, params):
        return _generic_class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get("__orig_bases__")
        plain = cls.__bases__ if written is None else written
        if Generic in plain and (written is not None or not (
                cls.__name__ == "Protocol" or
                type(cls) == _TypedDictMeta)):
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = _variables_of(written or ())


def _variables_of(bases):
    # The variables of a class, by Generic[...] if that is among its bases.
    used, listed = _collect_parameters(bases), None
    for base in bases:
        if getattr(base, "__origin__", None) is not Generic or \
                not isinstance(base, _GenericAlias):
            continue
        if listed is not None:
            raise TypeError("Cannot inherit from Generic[...] "
                            "multiple types.")
        listed = base.__parameters__
    if listed is None:
        return used
    absent = ", ".join([str(t) for t in used if t not in listed])
    if absent:
        raise TypeError(f"Some type variables ({absent}) are not listed in "
                        f"Generic[{', '.join(map(str, listed))}]")
    return listed


_PROTOCOL_OWN = frozenset([
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__",
    "__init__", "__module__", "__new__", "__slots__", "__subclasshook__",
    "__weakref__", "__class_getitem__", "__parameters__", "__orig_bases__",
    "__orig_class__", "_is_protocol", "_is_runtime_protocol", "_abc_impl",
    "_MutableMapping__marker", "__slotnames__"])


def _protocol_attrs(cls):
    """What a class must have for that protocol."""
    asked = set()
    for base in cls.__mro__:
        if base is not object and base.__name__ not in ("Protocol", "Generic"):
            asked.update(vars(base), getattr(base, "__annotations__", ()))
    return {name for name in asked - _PROTOCOL_OWN
            if not name.startswith("_abc_")}


def _only_callables(cls):
    return all(callable(getattr(cls, attr, None))
               for attr in _protocol_attrs(cls))


def _allowed_check(depth):
    """Are these checks by the modules that ask about every class?"""
    return _caller_module(depth + 1) in ("abc", "functools", None)


def _no_init_or_replace_init(self, *args, **kwargs):
    # The first instance of a class derived from a protocol finds out whose
    # __init__ comes next: the protocol has no other than this.
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is _no_init_or_replace_init:
        own = [vars(base).get("__init__", cls.__init__)
               for base in cls.__mro__]
        cls.__init__ = next(init for init in own
                            if init is not _no_init_or_replace_init)
        cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if (getattr(cls, "_is_protocol", False) and
                not getattr(cls, "_is_runtime_protocol", False) and
                not _allowed_check(2)):
            raise TypeError("Instance and class checks can only be used with"
                            " @runtime_checkable protocols")
        if ((not getattr(cls, "_is_protocol", False) or _only_callables(cls))
                and issubclass(instance.__class__, cls)):
            return True
        if cls._is_protocol:
            if all(hasattr(instance, attr) and
                   (not callable(getattr(cls, attr, None)) or
                    getattr(instance, attr) is not None)
                   for attr in _protocol_attrs(cls)):
                return True
        return super().__instancecheck__(instance)


def _provides(cls, attr):
    """Has a class this, or, being a protocol itself, asks it for this?"""
    asks = getattr(cls, "_is_protocol", False)
    for base in cls.__mro__:
        if attr in vars(base):
            return vars(base)[attr] is not None
        if asks and attr in getattr(base, "__annotations__", ()):
            return True
    return False


def _protocol_hook(cls, other):
    if not vars(cls).get("_is_protocol", False):
        return NotImplemented
    why = None
    if not getattr(cls, "_is_runtime_protocol", False):
        why = ("Instance and class checks can only be used with"
               " @runtime_checkable protocols")
    elif not _only_callables(cls):
        why = "Protocols with non-method members don't support issubclass()"
    elif not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")
    if why is None:
        return (all(_provides(other, attr) for attr in _protocol_attrs(cls))
                or NotImplemented)
    # Between here and who asks are two functions of abc.
    if _allowed_check(4):
        return NotImplemented
    raise TypeError(why)


# Classes that are no protocols and yet may be the base of one.
_LIKE_PROTOCOLS = frozenset(
    [f"collections.abc.{name}" for name in (
        "AsyncIterable", "Awaitable", "Callable", "Collection", "Container",
        "Hashable", "Iterable", "Iterator", "Reversible", "Sized")] +
    [f"contextlib.Abstract{name}" for name in (
        "ContextManager", "AsyncContextManager")])


def _may_be_base(base):
    return (base in (object, Generic) or
            f"{base.__module__}.{base.__name__}" in _LIKE_PROTOCOLS or
            issubclass(base, Generic) and base._is_protocol)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A class that says what others must have to count as derived from it."""

    _is_runtime_protocol = False
    _is_protocol = True
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        body = vars(cls)
        if not body.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in body:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not _may_be_base(base):
                raise TypeError("Protocols can only inherit from other"
                                f" protocols, got {base!r}")
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Let isinstance() and issubclass() ask a protocol."""
    if not (issubclass(cls, Generic) and cls._is_protocol):
        raise TypeError("@runtime_checkable can be only applied to protocol"
                        f" classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        # One in another is one with all that is said.
        if isinstance(origin, _AnnotatedAlias):
            origin, metadata = (origin.__origin__,
                                (*origin.__metadata__, *metadata))
        _GenericAlias.__init__(self, origin, origin)
        self.__metadata__ = metadata

    def _parts(self):
        return (self.__origin__, *self.__metadata__)

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        shown = [_type_repr(self.__origin__), *map(repr, self.__metadata__)]
        return f"typing.Annotated[{', '.join(shown)}]"

    def __reduce__(self):
        return operator.getitem, (Annotated, self._parts())

    def __eq__(self, other):
        if isinstance(other, _AnnotatedAlias):
            return self._parts() == other._parts()
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return "Annotated"
        return _GenericAlias.__getattr__(self, attr)


class Annotated:
    """A type with more said about it."""

    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    @_cached
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used "
                            "with at least two arguments (a type and an "
                            "annotation).")
        if _is_unpacked(params[0]):
            raise TypeError("Annotated[...] should not be used with an "
                            "unpacked TypeVarTuple")
        msg = "Annotated[t, ...]: t must be a type."
        origin = _type_check(params[0], msg, forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))


# functions

def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg: Never, /) -> Never:
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def _with_args(t, change):
    # A type with others in brackets, these changed.
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    args = tuple([change(a) for a in t.__args__])
    if args == t.__args__:
        return t
    if isinstance(t, types.UnionType):
        return functools.reduce(operator.or_, args)
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    return t.copy_with(args)


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """A type with everything in it that is a text looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if isinstance(t, GenericAlias):
        t = _with_references(t)
    return _with_args(t, lambda a: _eval_type(a, globalns, localns,
                                              recursive_guard))


def _with_references(alias):
    """A native alias, its texts as references; with a star, an Unpack."""
    args = tuple([ForwardRef(a) if isinstance(a, str) else a
                  for a in alias.__args__])
    made = alias.__origin__[_signature(alias, args)]
    return Unpack[made] if alias.__unpacked__ else made


def _strip_annotations(t):
    while isinstance(t, _AnnotatedAlias):
        t = t.__origin__
    if getattr(t, "__origin__", None) in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    return _with_args(t, _strip_annotations)


def _looked_up(annotations, names, inner, **kind):
    # Annotations without their texts.
    hints = {}
    for name, value in annotations.items():
        if isinstance(value, str):
            value = ForwardRef(value, **kind)
        elif value is None:
            value = type(None)
        hints[name] = _eval_type(value, names, inner)
    return hints


def _class_hints(cls, names, inner):
    hints = {}
    for base in cls.__mro__[::-1]:
        own = base.__dict__.get("__annotations__", {})
        if isinstance(own, types.GetSetDescriptorType):
            continue
        home = names
        if names is None:
            home = getattr(sys.modules.get(base.__module__), "__dict__", {})
        where = home, dict(vars(base)) if inner is None else inner
        # The class's own names count after those of its module.
        if names is None and inner is None:
            where = where[::-1]
        hints.update(_looked_up(own, *where, is_argument=False,
                                is_class=True))
    return hints


_WITHOUT_HINTS = (types.BuiltinFunctionType, types.FunctionType,
                  types.MethodType, types.ModuleType,
                  types.MethodDescriptorType, types.WrapperDescriptorType,
                  types.MethodWrapperType)


def _function_hints(obj, names, inner):
    is_module = isinstance(obj, types.ModuleType)
    if names is None:
        innermost = obj
        while hasattr(innermost, "__wrapped__"):
            innermost = innermost.__wrapped__
        names = (vars(obj) if is_module else
                 getattr(innermost, "__globals__", {}))
    if inner is None:
        inner = names
    own = getattr(obj, "__annotations__", None)
    if own is not None:
        return _looked_up(dict(own), names, inner, is_argument=not is_module)
    if isinstance(obj, _WITHOUT_HINTS):
        return {}
    raise TypeError(f"{obj!r} is not a module, class, method, "
                    "or function.")


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations with texts in them looked up, of a class with its bases'."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    find = _class_hints if isinstance(obj, type) else _function_hints
    hints = find(obj, globalns, localns)
    if not include_extras:
        for name in hints:
            hints[name] = _strip_annotations(hints[name])
    return hints


def get_origin(tp):
    """What is in front of the brackets."""
    for kind, found in ((_AnnotatedAlias, Annotated),
                        (types.UnionType, types.UnionType)):
        if isinstance(tp, kind):
            return found
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, _OfParamSpec)):
        return tp.__origin__
    return Generic if tp is Generic else None


def get_args(tp):
    """What is between the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return tp._parts()
    if not isinstance(tp, (_GenericAlias, GenericAlias, types.UnionType)):
        return ()
    args = tp.__args__
    return args if isinstance(tp, types.UnionType) else _signature(tp, args)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def _defined_in(cls):
    """The functions and classes that the body of a class defined."""
    for key in dir(cls):
        found = getattr(cls, key)
        if isinstance(found, types.MethodType):
            found = found.__func__
        home = getattr(found, "__module__", None)
        if (isinstance(found, (types.FunctionType, type)) and
                home == cls.__module__ and found.__qualname__ ==
                f"{cls.__qualname__}.{found.__name__}"):
            yield found


def _marked(arg, mark, *ignored):
    """Something with a mark, if it can have one."""
    with contextlib.suppress(*ignored):
        setattr(arg, mark, True)
    return arg


def no_type_check(arg):
    if isinstance(arg, type):
        for inner in _defined_in(arg):
            no_type_check(inner)
    return _marked(arg, "__no_type_check__", TypeError)


def no_type_check_decorator(decorator):
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return functools.update_wrapper(wrapped_decorator, decorator)


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


def _plain_function(func):
    return getattr(func, "__func__", func)


def overload(func):
    """A function that is written for some kinds of arguments."""
    plain = _plain_function(func)
    with contextlib.suppress(AttributeError):
        # Of a module, by their names, by their first lines.
        named = _overloads.setdefault(plain.__module__, {})
        lines = named.setdefault(plain.__qualname__, {})
        lines[plain.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    func = _plain_function(func)
    named = _overloads.get(func.__module__)
    return [] if named is None else [
        *named.get(func.__qualname__, {}).values()]


def clear_overloads():
    _overloads.clear()


def final(f):
    return _marked(f, "__final__", TypeError, AttributeError)


# variables and aliases

for _word in "T", "KT", "VT":
    globals()[_word] = TypeVar(_word)
    globals()[_word + "_co"] = TypeVar(_word + "_co", covariant=True)
del KT_co
V_co = TypeVar("V_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)

_alias = _SpecialGenericAlias

# What collections.abc has: how many parameters, and which of them.
for _n, _words in (
        (0, "Hashable Sized ByteString"),
        (1, "Awaitable AsyncIterable AsyncIterator Iterable Iterator "
            "Reversible Container Collection MutableSet Sequence "
            "MutableSequence MappingView KeysView ValuesView"),
        (2, "Mapping MutableMapping ItemsView AsyncGenerator"),
        (3, "Coroutine Generator")):
    for _word in _words.split():
        globals()[_word] = _alias(getattr(collections.abc, _word), _n)
AbstractSet = _alias(collections.abc.Set, 1, name="AbstractSet")
Callable = _CallableType(collections.abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
for _n, _kind in ((1, list), (1, set), (1, type), (2, dict)):
    _word = _kind.__name__.title()
    globals()[_word] = _alias(_kind, _n, inst=False, name=_word)
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
for _n, _kind, _word in ((1, collections.deque, "Deque"),
                         (2, collections.defaultdict, "DefaultDict"),
                         (2, collections.OrderedDict, None),
                         (2, collections.ChainMap, None),
                         (1, collections.Counter, None)):
    globals()[_word or _kind.__name__] = _alias(_kind, _n, name=_word)
for _word in ("ContextManager", "AsyncContextManager"):
    globals()[_word] = _alias(getattr(contextlib, "Abstract" + _word), 1,
                              name=_word)
del _n, _kind, _word, _words


def reveal_type(obj: T, /) -> T:
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(
        *, eq_default: bool = True, order_default: bool = False,
        kw_only_default: bool = False,
        field_specifiers: tuple[type[Any] | Callable[..., Any], ...] = (),
        **kwargs: Any) -> Callable[[T], T]:
    said = locals()

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = said
        return cls_or_fn
    return decorator


def _supports(what, result, base=Protocol, **parameters):
    # A protocol of one method: __what__().
    def method(self):
        pass

    def with_digits(self, ndigits=0):
        pass

    if parameters:
        method = with_digits
    name = "Supports" + what
    special = f"__{what.lower()}__"
    method.__name__ = special
    method.__qualname__ = f"{name}.{special}"
    method.__annotations__ = {**parameters, "return": result}
    return runtime_checkable(types.new_class(name, (base,), {}, lambda ns: (
        ns.update({"__module__": __name__, "__slots__": (),
                   special: abstractmethod(method)}))))


SupportsInt = _supports("Int", int)
SupportsFloat = _supports("Float", float)
SupportsComplex = _supports("Complex", complex)
SupportsBytes = _supports("Bytes", bytes)
SupportsIndex = _supports("Index", int)
SupportsAbs = _supports("Abs", T_co, Protocol[T_co])
SupportsRound = _supports("Round", T_co, Protocol[T_co], ndigits=int)


# classes made from annotations

def _make_nmtuple(name, types, module, defaults=()):
    fields = [n for n, t in types]
    types = {n: _type_check(t, f"field {n} annotation must be a type")
             for n, t in types}
    made = collections.namedtuple(name, fields, defaults=defaults,
                                  module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


_NAMEDTUPLE_OWN = frozenset({
    "__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
    "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
    "_source"})
_NAMEDTUPLE_SKIP = frozenset({"__annotations__", "__name__", "__module__"})


def _check_defaults(fields, defaults):
    # After a field that has a default all must have one.
    before = []
    for name in fields:
        if name in defaults:
            before.append(name)
        elif before:
            raise TypeError(
                f"Non-default namedtuple field {name} cannot follow default "
                f"field{'s' if before[1:] else ''} {', '.join(before)}")


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if any(base not in (_NamedTuple, Generic) for base in bases):
            raise TypeError("can only inherit from a NamedTuple type "
                            "and Generic")
        bases = (*[tuple if base is _NamedTuple else base for base in bases],)
        types = ns.get("__annotations__", {})
        default_names = [name for name in types if name in ns]
        _check_defaults(types, default_names)
        made = _make_nmtuple(typename, types.items(),
                             defaults=[ns[n] for n in default_names],
                             module=ns["__module__"])
        made.__bases__ = bases
        if Generic in bases:
            getitem = Generic.__class_getitem__.__func__
            made.__class_getitem__ = classmethod(getitem)
        for key in ns:
            if key in _NAMEDTUPLE_OWN:
                raise AttributeError("Cannot overwrite NamedTuple attribute "
                                     + key)
            if key not in _NAMEDTUPLE_SKIP and key not in made._fields:
                setattr(made, key, ns[key])
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    """A namedtuple whose fields have annotations."""
    if kwargs and fields is not None:
        raise TypeError("Either list of fields or keywords"
                        " can be provided to NamedTuple, not both")
    return _make_nmtuple(typename,
                         kwargs.items() if fields is None else fields,
                         module=_caller_module())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        if any(type(base) is not _TypedDictMeta and base is not Generic
               for base in bases):
            raise TypeError("cannot inherit from both a TypedDict type "
                            "and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(b, Generic)
                                    for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        msg = ("TypedDict('Name', {f0: t0, f1: t1, ...}); "
               "each t must be a type")
        own = {n: _type_check(t, msg, module=made.__module__)
               for n, t in ns.get("__annotations__", {}).items()}
        annotations, keys = {}, {Required: set(), NotRequired: set()}
        for base in bases:
            theirs = vars(base)
            annotations |= theirs.get("__annotations__", {})
            keys[Required].update(theirs.get("__required_keys__", ()))
            keys[NotRequired].update(theirs.get("__optional_keys__", ()))
        usual = Required if total else NotRequired
        for key, value in own.items():
            said = get_origin(value)
            if said is Annotated:
                said = get_origin(get_args(value)[0])
            keys[said if said is Required or said is NotRequired else
                 usual].add(key)
        made.__annotations__ = annotations | own
        made.__required_keys__ = frozenset(keys[Required])
        made.__optional_keys__ = frozenset(keys[NotRequired])
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__
    __call__ = dict


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys, and the types of their values, are known."""
    if kwargs and fields is not None:
        raise TypeError("TypedDict takes either a dict or keyword arguments,"
                        " but not both")
    if kwargs:
        import warnings
        warnings.warn("The kwargs-based syntax for TypedDict definitions is "
                      "deprecated in Python 3.11, will be removed in Python "
                      "3.13, and may not be understood by third-party type "
                      "checkers.", DeprecationWarning, stacklevel=2)
    home = _caller_module()
    body = {} if home is None else {"__module__": home}
    body["__annotations__"] = dict(kwargs if fields is None else fields)
    return _TypedDictMeta(typename, (), body, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType(_Joins):
    """A name for a type that is to be told apart from it."""

    def __init__(self, name, tp):
        self.__qualname__, self.__supertype__ = name, tp
        self.__name__ = name.rpartition(".")[-1] if "." in name else name
        home = _caller_module()
        if home != "typing":
            self.__module__ = home

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        mine = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                derived = cls.__name__
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you "
                    f"were looking for: `{derived} = NewType({derived!r}, "
                    f"{mine})`")
        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


def _told(kind):
    # What a file must know of itself.
    @abstractmethod
    def fget(self):
        pass
    fget.__annotations__["return"] = kind
    return property(fget)


class IO(Generic[AnyStr]):
    """What files look like."""

    __slots__ = ()

    closed = _told(bool)
    mode = _told(str)
    name = _told(str)

    @abstractmethod
    def close(self) -> None: pass

    @abstractmethod
    def fileno(self) -> int: pass

    @abstractmethod
    def flush(self) -> None: pass

    @abstractmethod
    def isatty(self) -> bool: pass

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr: pass

    @abstractmethod
    def readable(self) -> bool: pass

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr: pass

    @abstractmethod
    def readlines(self, hint: int = -1) -> List[AnyStr]: pass

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int: pass

    @abstractmethod
    def seekable(self) -> bool: pass

    @abstractmethod
    def tell(self) -> int: pass

    @abstractmethod
    def truncate(self, size: int = None) -> int: pass

    @abstractmethod
    def writable(self) -> bool: pass

    @abstractmethod
    def write(self, s: AnyStr) -> int: pass

    @abstractmethod
    def writelines(self, lines: List[AnyStr]) -> None: pass

    @abstractmethod
    def __enter__(self) -> "IO[AnyStr]": pass

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None: pass


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: Union[bytes, bytearray]) -> int: pass

    @abstractmethod
    def __enter__(self) -> "BinaryIO": pass


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()

    buffer = _told(BinaryIO)
    encoding = _told(str)
    errors = _told(Optional[str])
    line_buffering = _told(bool)
    newlines = _told(Any)

    @abstractmethod
    def __enter__(self) -> "TextIO": pass


def __getattr__(name):
    """Names for what is in re, which few who import this need."""
    if name not in ("Match", "Pattern"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import re
    found = globals()[name] = _alias(getattr(re, name), 1)
    return found
