# SPDX-License-Identifier: GPL-2.0
"""Classes made of annotated fields.

What a class says of its fields becomes a dict of Field objects first. The
methods follow from that: those that run often are compiled from a text.
"""

import copy
import keyword
import sys
import types

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar',
           'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']

_FIELDS, _PARAMS = '__dataclass_fields__', '__dataclass_params__'
_POST_INIT = '__post_init__'


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was to be changed."""


class _MISSING_TYPE:
    """Says that nothing was given, where None would be something."""


class _KW_ONLY_TYPE:
    """As an annotation: the fields that follow are keyword only."""


MISSING, KW_ONLY = _MISSING_TYPE(), _KW_ONLY_TYPE()


def _is_class(value):
    # list[int] says of itself that it is one.
    return issubclass(type(value), type)


class _Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_factory_default = _Named('<factory>')
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_Named, (
    '_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))


class InitVar:
    """Annotates what __post_init__ gets and is no field."""

    __slots__ = 'type',

    def __class_getitem__(cls, type):
        return cls(type)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = (self.type.__name__ if _is_class(self.type)
                 else repr(self.type))
        return f'dataclasses.InitVar[{shown}]'


_running = set()


def _once(o, show):
    """What show() gives, or dots while that of this object is being made."""
    if id(o) in _running:
        return '...'
    _running.add(id(o))
    try:
        return show()
    finally:
        _running.remove(id(o))


def _shown(of, names, between=','):
    return between.join([f'{name}={getattr(of, name)!r}' for name in names])


class Field:
    """All that is known of one field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr',
                 'hash', 'compare', 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash = init, repr, hash
        self.compare, self.kw_only = compare, kw_only
        self.metadata = types.MappingProxyType(metadata if metadata is not None
                                               else {})

    def __repr__(self):
        return _once(self, lambda: f'Field({_shown(self, Field.__slots__)})')

    def __set_name__(self, owner, name):
        # The default may be a descriptor that wants to know its name.
        tell = getattr(type(self.default), '__set_name__', None)
        if tell is not None:
            tell(self.default, owner, name)

    def _optional(self):
        return not (self.default is MISSING is self.default_factory)

    __class_getitem__ = classmethod(types.GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its type and its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata,
                 kw_only)


class _DataclassParams:
    """What the decorator was told."""

    __slots__ = 'init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen'

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({_shown(self, self.__slots__)})'


# From annotations to fields


def _names_at_start(text):
    """The name that a text begins with; two, if a dot joins another one."""
    names = []
    while len(names) < 2:
        text = text.lstrip()
        n = 0
        while text[n:n + 1].isalnum() or text[n:n + 1] == '_':
            n += 1
        if not n:
            break
        names.append(text[:n])
        text = text[n:].lstrip()
        if text[:1] != '.':
            break
        text = text[1:]
    return names


def _meaning(annotation, cls):
    """What an annotation is; of a text, what the name at its start means."""
    if not isinstance(annotation, str):
        return annotation
    names = _names_at_start(annotation)
    home = vars(sys.modules[cls.__module__]) \
        if cls.__module__ in sys.modules else {}
    found = home.get(names[0]) if names else None
    if len(names) < 2:
        return found
    # Of other modules nothing is looked for.
    if found is sys.modules.get('typing') or found is sys.modules[__name__]:
        return getattr(found, names[1], None)
    return None


def _type_of_field(annotation, cls):
    meaning = _meaning(annotation, cls)
    if meaning is InitVar or isinstance(meaning, InitVar):
        return _FIELD_INITVAR
    # Who never imported typing cannot mean anything of it.
    typing = sys.modules.get('typing')
    if typing is not None and typing.ClassVar in (
            meaning, getattr(meaning, '__origin__', None)):
        return _FIELD_CLASSVAR
    return _FIELD


def _field_of(cls, name, annotation, kw_only):
    """The field an annotation stands for."""
    made = getattr(cls, name, MISSING)
    if not isinstance(made, Field):
        # With __slots__ the attribute is the slot, which is no default.
        if isinstance(made, types.MemberDescriptorType):
            made = MISSING
        made = field(default=made)
    made.name, made.type = name, annotation
    made._field_type = kind = _type_of_field(annotation, cls)
    if kind is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f'field {name} cannot have a default factory')
    if kind is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f'field {name} is a ClassVar but specifies '
                            'kw_only')
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    # What has no hash most likely can change, and all would share it.
    if kind is _FIELD and type(made.default).__hash__ is None:
        raise ValueError(f'mutable default {type(made.default)} for field '
                         f'{name} is not allowed: use default_factory')
    return made


def _collect(cls, frozen, kw_only):
    """The fields of a class, those of its bases first."""
    known = {}
    frozen_bases = []
    for base in reversed(cls.__mro__[1:]):
        if hasattr(base, _FIELDS):
            known.update(getattr(base, _FIELDS))
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = cls.__dict__.get('__annotations__', {})
    own, marked = [], False
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or _meaning(annotation, cls) is KW_ONLY:
            if marked:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has '
                                'already been specified')
            marked = kw_only = True
            continue
        own.append(_field_of(cls, name, annotation, kw_only))
    for one in own:
        known[one.name] = one
        # The class has the default where the field was.
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is not MISSING:
                setattr(cls, one.name, one.default)
            else:
                delattr(cls, one.name)
    for name, value in vars(cls).items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if any(frozen_bases) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen '
                        'one')
    if frozen and frozen_bases and not any(frozen_bases):
        raise TypeError('cannot inherit frozen dataclass from a non-frozen '
                        'one')
    return known


# From fields to methods


def _compiled(name, params, lines, module, given={}):
    """A function of the module; it sees the given objects by their names."""
    text = [f'def around({", ".join(given)}):', f' def {name}({params}):',
            *['  ' + line for line in lines], f' return {name}']
    space = {}
    exec('\n'.join(text), module, space)
    return space['around'](**given)


def _init(known, module, frozen, slots, post_init):
    """__init__ for the fields."""
    taken = [one for one in known if one.init]
    me = '__dataclass_self__' if any(one.name == 'self' for one in known) \
        else 'self'
    given = {'_dataclass_made': _factory_default,
             '_dataclass_set': object.__setattr__}
    params, lines, keywords = [me], [], ['*']
    last = None
    for one in known:
        name = one.name
        given['_type_' + name] = one.type
        made = factory = None
        if one.default_factory is not MISSING:
            factory = f'_default_{name}()'
            given['_default_' + name] = one.default_factory
        elif one.default is not MISSING:
            given['_default_' + name] = one.default
        if one.init:
            param = f'{name}: _type_{name}'
            if one._optional():
                default = '_dataclass_made' if factory else '_default_' + name
                param += ' = ' + default
            elif last is not None and not one.kw_only:
                raise TypeError(f'non-default argument {name!r} follows '
                                'default argument')
            if one.kw_only:
                keywords.append(param)
            else:
                params.append(param)
                last = one if one._optional() else last
            made = name
            if factory:
                made = (f'{factory} if {name} is _dataclass_made '
                        f'else {name}')
        elif factory:
            made = factory
        elif slots and one.default is not MISSING:
            # No attribute of the class can stand for the default.
            made = '_default_' + name
        if made and one._field_type is _FIELD:
            lines.append(f'_dataclass_set({me}, {name!r}, {made})' if frozen
                         else f'{me}.{name} = {made}')
    if post_init:
        extra = [one.name for one in known
                 if one._field_type is _FIELD_INITVAR]
        lines.append(f'{me}.{_POST_INIT}({", ".join(extra)})')
    if len(keywords) > 1:
        params += keywords
    made = _compiled('__init__', ', '.join(params), lines or ['pass'], module,
                     given)
    made.__annotations__ = {one.name: one.type for one in taken
                            if not one.kw_only}
    made.__annotations__.update((one.name, one.type) for one in taken)
    made.__annotations__['return'] = None
    return made


def _repr(names):
    def __repr__(self):
        # An instance may be among its own fields.
        return _once(self, lambda: (
            f'{self.__class__.__qualname__}({_shown(self, names, ", ")})'))
    return __repr__


def _values(of, names):
    return '(' + ''.join([f'{of}.{name}, ' for name in names]) + ')'


def _comparison(method, sign, names, module):
    return _compiled(method, 'self, other', [
        'if other.__class__ is not self.__class__:',
        ' return NotImplemented',
        f'return {_values("self", names)} {sign} {_values("other", names)}',
    ], module)


def _hash(cls, names, module):
    made = _compiled('__hash__', 'self',
                     [f'return hash({_values("self", names)})'], module)
    made.__qualname__ = f'{cls.__qualname__}.__hash__'
    return made


def _guards(cls, names):
    """What keeps the fields of frozen instances as they are."""
    def check(self, name, what):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot {what} field {name!r}')

    def __setattr__(self, name, value):
        check(self, name, 'assign to')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        check(self, name, 'delete')
        super(cls, self).__delattr__(name)
    return __setattr__, __delattr__


def _add(cls, function, refuse=None):
    """Give a class a method, unless it has one of its own."""
    name = function.__name__
    if name not in vars(cls):
        function.__qualname__ = f'{cls.__qualname__}.{name}'
        setattr(cls, name, function)
    elif refuse is not None:
        raise TypeError(f'Cannot overwrite attribute {name} in class '
                        f'{cls.__name__}{refuse}')


def _add_hash(cls, how, used, module, own):
    """Hash by fields, by nothing, or leave it as it is."""
    if how.unsafe_hash:
        if own:
            raise TypeError('Cannot overwrite attribute __hash__ in class '
                            + cls.__name__)
        cls.__hash__ = _hash(cls, used, module)
    elif how.eq and not own:
        cls.__hash__ = (_hash(cls, used, module) if how.frozen
                        else None)


def _add_methods(cls, known, how, slots, module):
    """All methods that were asked for."""
    kept = [one for one in known if one._field_type is _FIELD]
    compared = [one.name for one in kept if one.compare]
    hashed = [one.name for one in kept
              if (one.compare if one.hash is None else one.hash)]
    # A None that came with the class's own __eq__ was not written there.
    own_hash = '__hash__' in vars(cls) and not (
        vars(cls)['__hash__'] is None and '__eq__' in vars(cls))
    if how.init:
        _add(cls, _init(known, module, how.frozen, slots,
                        hasattr(cls, _POST_INIT)))
    if how.repr:
        _add(cls, _repr([one.name for one in kept if one.repr]))
    if how.eq:
        _add(cls, _comparison('__eq__', '==', compared, module))
    if how.order:
        for method, sign in dict(__lt__='<', __le__='<=', __gt__='>',
                                 __ge__='>=').items():
            _add(cls, _comparison(method, sign, compared, module),
                 '. Consider using functools.total_ordering')
    if how.frozen:
        for guard in _guards(cls, {one.name for one in kept}):
            _add(cls, guard, '')
    _add_hash(cls, how, hashed, module, own_hash)


def _signature(known):
    """The parameters of __init__ as a text."""
    plain, keywords = [], ['*']
    for one in known:
        if not one.init:
            continue
        kind = one.type
        if not _is_class(kind):
            shown = repr(kind)
            if type(kind).__module__ == 'typing':
                shown = shown.replace('typing.', '')
        elif kind.__module__ == 'builtins':
            shown = kind.__qualname__
        else:
            shown = f'{kind.__module__}.{kind.__qualname__}'
        text = f'{one.name}: {shown}'
        if one.default is not MISSING:
            text += f' = {one.default!r}'
        elif one._optional():
            text += f' = {_factory_default!r}'
        (keywords if one.kw_only else plain).append(text)
    return ', '.join(plain + (keywords if len(keywords) > 1 else []))


# Slots


def _state(self):
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self, state):
    # Not by setattr(): it is frozen.
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _with_slots(cls, frozen, weakref_slot):
    """The class made anew: slots are there from the beginning or never."""
    body = dict(vars(cls))
    if '__slots__' in body:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    wanted = [one.name for one in fields(cls)]
    for name in ['__dict__', '__weakref__', *wanted]:
        body.pop(name, None)
    if weakref_slot:
        wanted.append('__weakref__')
    there = set()
    for base in cls.__mro__[1:-1]:
        slots = vars(base).get('__slots__', ())
        if hasattr(slots, '__next__'):
            raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
        there.update([slots] if isinstance(slots, str) else slots)
    body['__slots__'] = tuple([name for name in wanted if name not in there])
    if frozen:
        body.setdefault('__getstate__', _state)
        body.setdefault('__setstate__', _set_state)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _made(cls, how, match_args, kw_only, slots, weakref_slot):
    """What the decorator does, once it has the class."""
    module = getattr(sys.modules.get(cls.__module__), '__dict__', {})
    setattr(cls, _PARAMS, how)
    known = _collect(cls, how.frozen, kw_only)
    setattr(cls, _FIELDS, known)
    if how.order and not how.eq:
        raise ValueError('eq must be true if order is true')
    known = [one for one in known.values()
             if one._field_type is not _FIELD_CLASSVAR]
    _add_methods(cls, known, how, slots, module)
    if not cls.__doc__:
        cls.__doc__ = f'{cls.__name__}({_signature(known)})'
    if match_args and '__match_args__' not in vars(cls):
        cls.__match_args__ = tuple([one.name for one in known
                                    if one.init and not one.kw_only])
    if slots:
        cls = _with_slots(cls, how.frozen, weakref_slot)
    elif weakref_slot:
        raise TypeError('weakref_slot is True but slots is False')
    if hasattr(cls, '__abstractmethods__'):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Class decorator that adds the methods that follow from the fields."""
    def decorate(cls):
        how = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
        return _made(cls, how, match_args, kw_only, slots, weakref_slot)
    return decorate if cls is None else decorate(cls)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """A new dataclass, of names, types and defaults."""
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        parts = (item, 'typing.Any') if isinstance(item, str) else item
        if len(parts) not in (2, 3):
            raise TypeError(f'Invalid field: {item!r}')
        name = parts[0]
        if not (isinstance(name, str) and name.isidentifier()):
            raise TypeError('Field names must be valid identifiers: '
                            f'{name!r}')
        if keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = parts[1]
        if len(parts) == 3:
            body[name] = parts[2]
    body['__annotations__'] = annotations
    made = types.new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    how = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    return _made(made, how, match_args, kw_only, slots, weakref_slot)


# Using them


def fields(class_or_instance):
    """The fields, in their order."""
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple([one for one in known.values()
                  if one._field_type is _FIELD])


def is_dataclass(obj):
    """Is it a dataclass, or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _check_instance(obj, who):
    if not hasattr(type(obj), _FIELDS):
        raise TypeError(f'{who}() should be called on dataclass instances')


def _unfolded(obj, unfold):
    """A copy in which unfold() made something of each dataclass instance."""
    kind = type(obj)
    if hasattr(kind, _FIELDS):
        return unfold([(one.name, _unfolded(getattr(obj, one.name), unfold))
                       for one in fields(obj)])
    if isinstance(obj, dict):
        return kind([(_unfolded(key, unfold), _unfolded(value, unfold))
                     for key, value in obj.items()])
    if not isinstance(obj, (list, tuple)):
        return copy.deepcopy(obj)
    parts = [_unfolded(part, unfold) for part in obj]
    named = isinstance(obj, tuple) and hasattr(obj, '_fields')
    return kind(*parts) if named else kind(parts)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, and so those of instances inside."""
    _check_instance(obj, 'asdict')
    return _unfolded(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, and so those of instances inside."""
    _check_instance(obj, 'astuple')
    return _unfolded(obj, lambda pairs: tuple_factory(
        [value for _, value in pairs]))


def replace(obj, /, **changes):
    """A new instance with other values in some of the fields."""
    _check_instance(obj, 'replace')
    for name, one in getattr(obj, _FIELDS).items():
        kind = one._field_type
        if not one.init:
            if kind is not _FIELD_CLASSVAR and name in changes:
                raise ValueError(f'field {name} is declared with init=False, '
                                 'it cannot be specified with replace()')
        elif kind is not _FIELD_CLASSVAR and name not in changes:
            if kind is _FIELD_INITVAR and one.default is MISSING:
                raise ValueError(f'InitVar {name!r} must be specified with '
                                 'replace()')
            changes[name] = getattr(obj, name)
    return obj.__class__(**changes)
