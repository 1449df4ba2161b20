# SPDX-License-Identifier: GPL-2.0
"""Classes made of annotated fields."""

import sys
import copy
import types

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar",
           "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
           "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Default_factory:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _Default_factory()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class _Kind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    """Marks what is passed to __post_init__ and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = getattr(self.type, "__name__", None) \
            if isinstance(self.type, type) else repr(self.type)
        return "dataclasses.InitVar[%s]" % name

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash",
                 "init", "compare", "metadata", "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType(
            {} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return ("Field(name=%r,type=%r,default=%r,default_factory=%r,"
                "init=%r,repr=%r,hash=%r,compare=%r,metadata=%r,kw_only=%r,"
                "_field_type=%s)" %
                (self.name, self.type, self.default, self.default_factory,
                 self.init, self.repr, self.hash, self.compare,
                 self.metadata, self.kw_only, self._field_type))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare,
                 metadata, kw_only)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return ("_DataclassParams(init=%r,repr=%r,eq=%r,order=%r,"
                "unsafe_hash=%r,frozen=%r)" %
                (self.init, self.repr, self.eq, self.order, self.unsafe_hash,
                 self.frozen))


def _create_fn(name, args, body, *, globals=None, locals=None,
               return_type=MISSING):
    if locals is None:
        locals = {}
    note = ""
    if return_type is not MISSING:
        locals["_return_type"] = return_type
        note = "->_return_type"
    text = " def %s(%s)%s:\n%s" % (
        name, ",".join(args), note, "\n".join(["  " + b for b in body]))
    params = ", ".join(locals.keys())
    text = "def __create_fn__(%s):\n%s\n return %s" % (params, text, name)
    ns = {}
    exec(text, globals, ns)
    return ns["__create_fn__"](**locals)


def _named_in(annotation, cls):
    """What an annotation that is a text means by its name, without [...]."""
    import sys
    name = annotation.partition("[")[0].strip()
    module = sys.modules.get(cls.__module__)
    found = None
    for part in name.split("."):
        found = getattr(module, part, None)
        module = found
    return found


def _is_classvar(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named_in(annotation, cls)
    typing = sys.modules.get("typing")
    return typing is not None and (
        annotation is typing.ClassVar or
        getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_initvar(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named_in(annotation, cls)
    return annotation is InitVar or type(annotation) is InitVar


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            # A slot: no default at all.
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    if _is_classvar(a_type, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError("field %s cannot have a default factory" % f.name)
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError("field %s is a ClassVar but specifies kw_only" %
                        f.name)
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError("mutable default %s for field %s is not allowed: "
                         "use default_factory" % (type(f.default), f.name))
    return f


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ""
    elif f.default is not MISSING:
        default = "=_dflt_" + f.name
    else:
        default = "=_HAS_DEFAULT_FACTORY"
    return "%s:_type_%s%s" % (f.name, f.name, default)


def _init_line(f, frozen, locals, self_name, slots):
    default_name = "_dflt_" + f.name
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        if f.init:
            value = "%s() if %s is _HAS_DEFAULT_FACTORY else %s" % (
                default_name, f.name, f.name)
        else:
            value = default_name + "()"
    elif f.init:
        if f.default is not MISSING:
            locals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        locals[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return "_builtin_object.__setattr__(%s,%r,%s)" % (self_name, f.name,
                                                         value)
    return "%s.%s=%s" % (self_name, f.name, value)


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init,
             self_name, globals, slots):
    seen_default = False
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError("non-default argument %r follows default "
                                "argument" % f.name)
    locals = {"_type_" + f.name: f.type for f in fields}
    locals.update({
        "MISSING": MISSING,
        "_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY,
        "_builtin_object": object,
    })
    body = []
    for f in fields:
        line = _init_line(f, frozen, locals, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        body.append("%s.%s(%s)" % (self_name, _POST_INIT, ",".join(
            [f.name for f in fields if f._field_type is _FIELD_INITVAR])))
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ["*"] + [_init_param(f) for f in kw_only_fields]
    return _create_fn("__init__", [self_name] + params, body or ["pass"],
                      locals=locals, globals=globals, return_type=None)


_showing = set()


def _repr_fn(fields, globals):
    names = [f.name for f in fields]

    def __repr__(self):
        if id(self) in _showing:
            return "..."
        _showing.add(id(self))
        try:
            return self.__class__.__qualname__ + "(" + ", ".join(
                ["%s=%r" % (n, getattr(self, n)) for n in names]) + ")"
        finally:
            _showing.discard(id(self))
    return __repr__


def _tuple_str(obj_name, fields):
    if not fields:
        return "()"
    return "(%s,)" % ",".join(["%s.%s" % (obj_name, f.name) for f in fields])


def _cmp_fn(name, op, fields, globals):
    return _create_fn(name, ("self", "other"),
                      ["if other.__class__ is self.__class__:",
                       " return %s%s%s" % (_tuple_str("self", fields), op,
                                           _tuple_str("other", fields)),
                       "return NotImplemented"], globals=globals)


def _hash_fn(fields, globals):
    return _create_fn("__hash__", ("self",),
                      ["return hash(%s)" % _tuple_str("self", fields)],
                      globals=globals)


def _frozen_fns(cls, fields, globals):
    locals = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    names = "(%s,)" % ",".join([repr(f.name) for f in fields]) \
        if fields else "()"
    test = "if type(self) is cls or name in %s:" % names
    return (_create_fn("__setattr__", ("self", "name", "value"),
                       [test, " raise FrozenInstanceError("
                        "f\"cannot assign to field {name!r}\")",
                        "super(cls, self).__setattr__(name, value)"],
                       locals=dict(locals), globals=globals),
            _create_fn("__delattr__", ("self", "name"),
                       [test, " raise FrozenInstanceError("
                        "f\"cannot delete field {name!r}\")",
                        "super(cls, self).__delattr__(name)"],
                       locals=dict(locals), globals=globals))


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if isinstance(value, types.FunctionType):
        value.__qualname__ = "%s.%s" % (cls.__qualname__, value.__name__)
    setattr(cls, name, value)
    return False


def _collect(cls, frozen, kw_only):
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            if getattr(b, _PARAMS).frozen:
                any_frozen_base = True
    cls_annotations = cls.__dict__.get("__annotations__", {})
    cls_fields = []
    seen_kw_only = False
    for name, type in cls_annotations.items():
        if type is KW_ONLY or type in ("KW_ONLY", "dataclasses.KW_ONLY"):
            if seen_kw_only:
                raise TypeError("%r is KW_ONLY, but KW_ONLY has already been "
                                "specified" % name)
            seen_kw_only = kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError("%r is a field but has no type annotation" % name)
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a "
                            "frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a "
                            "non-frozen one")
    return fields


def _set_hash(cls, unsafe_hash, eq, frozen, fields, globals):
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or
                             (class_hash is None and
                              "__eq__" in cls.__dict__))
    used = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError("Cannot overwrite attribute __hash__ in class " +
                            cls.__name__)
        cls.__hash__ = _hash_fn(used, globals)
    elif eq and not has_explicit_hash:
        cls.__hash__ = _hash_fn(used, globals) if frozen else None


def _set_methods(cls, fields, init, repr, eq, order, unsafe_hash, frozen,
                 slots, globals):
    all_init = [f for f in fields.values()
                if f._field_type in (_FIELD, _FIELD_INITVAR)]
    own = [f for f in fields.values() if f._field_type is _FIELD]
    if init:
        _set_new(cls, "__init__", _init_fn(
            all_init, [f for f in all_init if f.init and not f.kw_only],
            [f for f in all_init if f.init and f.kw_only], frozen,
            hasattr(cls, _POST_INIT),
            "__dataclass_self__" if "self" in fields else "self", globals,
            slots))
    # Whether __eq__ is the class's own decides on __hash__: look first.
    hash_args = (cls, unsafe_hash, eq, frozen, own, globals)
    explicit = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    if repr:
        _set_new(cls, "__repr__",
                 _repr_fn([f for f in own if f.repr], globals))
    compared = [f for f in own if f.compare]
    if eq:
        _set_new(cls, "__eq__", _cmp_fn("__eq__", "==", compared, globals))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"),
                         ("__ge__", ">=")):
            if _set_new(cls, name, _cmp_fn(name, op, compared, globals)):
                raise TypeError("Cannot overwrite attribute %s in class %s. "
                                "Consider using functools.total_ordering" %
                                (name, cls.__name__))
    if frozen:
        for fn in _frozen_fns(cls, own, globals):
            if _set_new(cls, fn.__name__, fn):
                raise TypeError("Cannot overwrite attribute %s in class %s" %
                                (fn.__name__, cls.__name__))
    if not explicit or unsafe_hash:
        _set_hash(*hash_args)


def _signature(cls):
    params = []
    for f in getattr(cls, _FIELDS).values():
        if f.init and f._field_type is not _FIELD_CLASSVAR:
            name = f.type if isinstance(f.type, str) else \
                f.type.__name__ if isinstance(f.type, type) else repr(f.type)
            if isinstance(f.type, str):
                name = repr(f.type)
            text = "%s: %s" % (f.name, name)
            if f.default is not MISSING:
                text += " = %r" % (f.default,)
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            params.append((f.kw_only, text))
    plain = [t for kw, t in params if not kw]
    kw = [t for kw, t in params if kw]
    if kw:
        plain += ["*"] + kw
    return "(%s)" % ", ".join(plain)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                   match_args, kw_only, slots, weakref_slot):
    import sys
    globals = sys.modules[cls.__module__].__dict__ \
        if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order,
                                           unsafe_hash, frozen))
    fields = _collect(cls, frozen, kw_only)
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    _set_methods(cls, fields, init, repr, eq, order, unsafe_hash, frozen,
                 slots, globals)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(cls)
    if match_args:
        _set_new(cls, "__match_args__", tuple(
            [f.name for f in fields.values()
             if f.init and not f.kw_only and
             f._field_type in (_FIELD, _FIELD_INITVAR)]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError("%s already specifies __slots__" % cls.__name__)
    cls_dict = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = set()
    for b in cls.__mro__[1:-1]:
        slots = b.__dict__.get("__slots__", ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    own = [n for n in names if n not in inherited]
    if weakref_slot:
        own.append("__weakref__")
    cls_dict["__slots__"] = tuple(own)
    for name in names:
        cls_dict.pop(name, None)
    cls_dict.pop("__dict__", None)
    cls_dict.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in cls_dict:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in cls_dict:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Give a class the methods that follow from its fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash,
                              frozen, match_args, kw_only, slots,
                              weakref_slot)
    if cls is None:
        return wrap
    return wrap(cls)


def fields(class_or_instance):
    """The fields, in order."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") \
            from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass, or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, nested ones too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    if _is_dataclass_instance(obj):
        return dict_factory([
            (f.name, _asdict_inner(getattr(obj, f.name), dict_factory))
            for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_asdict_inner(v, dict_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_asdict_inner(v, dict_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_asdict_inner(k, dict_factory),
                           _asdict_inner(v, dict_factory))
                          for k, v in obj.items()])
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, nested ones too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple_inner(getattr(obj, f.name),
                                             tuple_factory)
                              for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(_astuple_inner(k, tuple_factory),
                           _astuple_inner(v, tuple_factory))
                          for k, v in obj.items()])
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """Make a dataclass of names, types and defaults."""
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[item[0]] = item
        else:
            raise TypeError("Invalid field: %r" % (item,))
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError("Field names must be valid identifiers: %r" %
                            (name,))
        if name in seen:
            raise TypeError("Field name duplicated: %r" % name)
        seen.add(name)
        annotations[name] = tp

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order,
                     unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError("field %s is declared with init=False, it "
                                 "cannot be specified with replace()" %
                                 f.name)
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError("InitVar %r must be specified with "
                                 "replace()" % f.name)
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
