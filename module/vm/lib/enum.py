# SPDX-License-Identifier: GPL-2.0
"""Enumerations: classes whose instances are named constants."""

import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag',
           'IntFlag', 'ReprEnum', 'auto', 'unique', 'property', 'verify',
           'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT',
           'KEEP', 'global_flag_repr', 'global_enum_repr', 'global_str',
           'global_enum', 'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE']

# EnumType makes these and has to know them: none of them is there at first.
Enum = Flag = ReprEnum = EJECT = None
_plain_property = property


# What may stand in the body of an enumeration


class nonmember:
    """A value that does not become a member."""

    def __init__(self, value):
        self.value = value


class member:
    """A value that becomes a member, whatever it is."""

    def __init__(self, value):
        self.value = value


class _NoValue:
    def __repr__(self):
        return '_auto_null'


_auto_null = _NoValue()


class auto:
    """Stands for a value that the enumeration finds itself."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class property(DynamicClassAttribute):
    """A property of members, whose name a member may have as well."""

    name = clsname = None

    def __set_name__(self, ownerclass, name):
        self.clsname, self.name = ownerclass.__name__, name

    def __get__(self, instance, ownerclass=None):
        if instance is not None and self.fget is not None:
            return self.fget(instance)
        members = ownerclass._member_map_
        if self.name in members:
            return members[self.name]
        raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')

    def _refuse(self, what):
        raise AttributeError(f'<enum {self.clsname!r}> cannot {what} '
                             f'attribute {self.name!r}')

    def __set__(self, instance, value):
        return (self.fset(instance, value) if self.fset is not None
                else self._refuse('set'))

    def __delete__(self, instance):
        return (self.fdel(instance) if self.fdel is not None
                else self._refuse('delete'))


# Bits


def _is_single_bit(num):
    return num != 0 and not num & (num - 1)


def _iter_bits_lsb(num):
    """The bits of a number, the lowest first."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError('%r is not a positive integer' % num)
    while num > 0:
        rest = num & (num - 1)
        yield num ^ rest
        num = rest


def show_flag_values(value):
    """The bits of a value as a list."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Binary digits, with a sign bit that stands apart."""
    width = max(num.bit_length(), max_bits or 0)
    digits = format(num & ((1 << width) - 1), f'0{width}b') if width else '0'
    return f'0b{int(num < 0)} {digits}'


# Bodies


def _is_between(name, ends):
    """Is a name between these ends, and has none of their kind itself?"""
    bare = name.strip('_')
    return bool(bare) and name == ends + bare + ends


def _is_sunder(name):
    return _is_between(name, '_')


def _is_dunder(name):
    return _is_between(name, '__')


def _is_private(cls_name, name):
    start = f'_{cls_name}__'
    return (name.startswith(start) and len(name) > len(start) and
            not name.endswith('__'))


def _is_descriptor(obj):
    return any(hasattr(obj, f'__{name}__')
               for name in ('get', 'set', 'delete'))


def _make_class_unpicklable(obj):
    """Have a class, or the namespace of one, tell that it is in no module."""
    def refuse(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')

    put = (obj.__setitem__ if isinstance(obj, dict)
           else lambda key, value: setattr(obj, key, value))
    put('__reduce_ex__', refuse)
    put('__module__', '<unknown>')


def _reduce_ex_by_global_name(self, proto):
    return self.name


def _as_names(names):
    """Names that may come as one text."""
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    return list(names)


def _deprecated(text, depth):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=depth + 1)


_our_sunders = {'_order_', '_generate_next_value_', '_numeric_repr_',
                '_missing_', '_ignore_', '_iter_member_',
                '_iter_member_by_value_', '_iter_member_by_def_'}


class _EnumDict(dict):
    """The namespace of a body: it tells which of the names are members."""

    def __init__(self):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._cls_name = None
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._special(key, value)
        elif key == '__order__':
            key = '_order_'
        elif not _is_dunder(key):
            value = self._ordinary(key, value)
        super().__setitem__(key, value)

    def update(self, members, **more):
        """Names that come together are as if each had been bound."""
        for key, value in [*dict(members).items(), *more.items()]:
            self[key] = value

    def _special(self, key, value):
        """A name that means something to the enumeration."""
        if key not in _our_sunders:
            raise ValueError(f'_sunder_ names, such as {key!r}, are reserved '
                             'for future Enum use')
        if key == '_ignore_':
            value = self._ignore = _as_names(value)
            late = set(value).intersection(self._member_names)
            if late:
                raise ValueError('_ignore_ cannot specify already set names: '
                                 f'{late!r}')
        elif key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError('_generate_next_value_ must be defined before '
                                'members')
            self._generate_next_value = getattr(value, '__func__', value)
        return value

    def _ordinary(self, key, value):
        """A name that may be a member's."""
        if key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        if key in self._ignore:
            return value
        if isinstance(value, nonmember):
            return value.value
        if isinstance(value, member):
            value = value.value
        elif _is_descriptor(value):
            return value
        elif key in self:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif isinstance(value, type):
            _deprecated('In 3.13 classes created inside an enum will not '
                        'become a member.  Use the `member` decorator to '
                        'keep the current behavior.', 3)
        value = self._without_autos(key, value)
        self._member_names[key] = None
        return value

    def _without_autos(self, key, value):
        """The value with its autos replaced; it is noted for later ones."""
        if isinstance(value, auto):
            value = self._found(key, value)
        elif type(value) is tuple and any(isinstance(part, auto)
                                          for part in value):
            return tuple([self._noted(self._found(key, part))
                          if isinstance(part, auto) else part
                          for part in value])
        return self._noted(value)

    def _noted(self, value):
        self._last_values.append(value)
        return value

    def _found(self, key, place):
        """The value of an auto."""
        if place.value is _auto_null:
            self._auto_called = True
            place.value = self._generate_next_value(
                key, 1, len(self._member_names), list(self._last_values))
        return place.value


class _Filler:
    """Makes the members of a class at the time its names are set.

    That is before __init_subclass__ runs, which sees the members then.
    """

    def __init__(self, values):
        self.values = values
        self.error = None

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        try:
            for key, value in self.values.items():
                cls._new_entry(key, value)
        except Exception as error:
            self.error = error
            raise


class EnumType(type):
    """The type of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        body = _EnumDict()
        body._cls_name = cls
        parent = metacls._get_mixins_(cls, bases)[1]
        if parent is not None:
            body['_generate_next_value_'] = parent._generate_next_value_
        return body

    def __new__(metacls, cls, bases, classdict, *, boundary=None,
                _simple=False, **kwds):
        make = super().__new__
        if _simple:
            return make(metacls, cls, bases, classdict, **kwds)
        # Without what is to be ignored, that list too.
        for key in classdict.setdefault('_ignore_', []) + ['_ignore_']:
            classdict.pop(key, None)
        members = {key: classdict[key] for key in classdict._member_names
                   if key in classdict}
        unfit = [repr(name) for name in members if name in ('', 'mro')]
        if unfit:
            raise ValueError(f'invalid enum member name(s) {",".join(unfit)}')
        order = classdict.pop('_order_', None)
        body = {key: value for key, value in classdict.items()
                if key not in members}
        data_type, parent = metacls._get_mixins_(cls, bases)
        if ReprEnum in bases and data_type is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data '
                            'type (i.e. int, str, float, etc.)')
        is_flag = Flag is not None and any(issubclass(base, Flag)
                                           for base in bases)
        new, keep_new, with_args = metacls._find_new_(body, data_type, parent)
        if classdict._generate_next_value is not None:
            body['_generate_next_value_'] = staticmethod(
                classdict._generate_next_value)
        body.update(
            _new_member_=new, _use_args_=with_args, _member_type_=data_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _member_names_=[], _member_map_={}, _value2member_map_={},
            _unhashable_values_=[])
        if is_flag or cls == 'Flag':
            body.update(
                _boundary_=boundary or getattr(parent, '_boundary_', None),
                _flag_mask_=0, _all_bits_=0, _inverted_=None)
        filler = body['_fill_'] = _Filler(members)
        try:
            made = make(metacls, cls, bases, body, **kwds)
        except RuntimeError:
            # What went wrong with a member, not that __set_name__ failed.
            if filler.error is None:
                raise
        if filler.error is not None:
            raise filler.error
        made._settle_methods(body, bases, data_type, parent, is_flag)
        if keep_new:
            made.__new_member__ = new
        if Enum is not None:
            made.__new__ = Enum.__new__
        if order is not None:
            made._check_order(_as_names(order))
        return made

    def _settle_methods(cls, body, bases, data_type, parent, is_flag):
        """The methods that the enumeration and the type of values both have.

        Those of the enumeration win, but ReprEnum leaves the texts to values.
        """
        given = set()
        if ReprEnum is not None and ReprEnum in bases:
            text = data_type.__str__
            if text is object.__str__:
                text = data_type.__repr__
            for key, method in (('__str__', text),
                                ('__format__', data_type.__format__)):
                if key not in body:
                    given.add(key)
                    setattr(cls, key, method)
        for key in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if key in body or key in given or parent is None:
                continue
            if getattr(cls, key) in (getattr(data_type, key),
                                     getattr(object, key)):
                setattr(cls, key, getattr(parent, key))
        if is_flag:
            for key in _flag_operators:
                if key not in body:
                    setattr(cls, key, getattr(parent, key))

    def _check_order(cls, order):
        """Compare the names in _order_, aliases aside, to the members'."""
        names = cls._member_names_
        order = [name for name in order
                 if name in names or name not in cls._member_map_]
        if order != names:
            raise TypeError('member order does not match _order_:\n'
                            f'  {names!r}\n  {order!r}')

    def _new_entry(cls, name, value):
        """Add a member, or another name of one with an equal value."""
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        made = cls._new_member_(cls, *(args if cls._use_args_ else ()))
        if not hasattr(made, '_value_'):
            made._value_ = value
            # An object is made of nothing, and of nothing else.
            if cls._member_type_ is not object or not args:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as error:
                    made = TypeError('_value_ not set in __new__, unable to '
                                     'create it')
                    made.__context__ = error
                    raise made from None
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        same = cls._member_of(value)
        if same is None:
            cls._note(name, value, made)
        else:
            made = same
        # A property keeps its place: asked of the class, it finds the member.
        inherited = next((vars(base)[name] for base in cls.__mro__[1:]
                          if name in vars(base)), None)
        if not isinstance(inherited, DynamicClassAttribute):
            type.__setattr__(cls, name, made)
        cls._member_map_[name] = made

    def _member_of(cls, value):
        """The member with this value, if there is one."""
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        # Values that cannot be hashed are in no mapping, but may be equal.
        for other in cls._member_map_.values():
            if other._value_ == value:
                return other
        return None

    def _note(cls, name, value, made):
        """Keep a new member under its value; in flags one of a single bit."""
        proper = True
        if Flag is not None and issubclass(cls, Flag):
            proper = _is_single_bit(value)
            if isinstance(value, int):
                cls._all_bits_ |= (1 << value.bit_length()) - 1
                if proper:
                    cls._flag_mask_ |= value
        if proper:
            cls._member_names_.append(name)
        try:
            cls._value2member_map_[value] = made
        except TypeError:
            cls._unhashable_values_.append(value)

    # The class as container of its members

    def __bool__(cls):
        return True

    def __len__(cls):
        return len(cls._member_names_)

    def __iter__(cls):
        return map(cls._member_map_.__getitem__, list(cls._member_names_))

    def __reversed__(cls):
        return (cls._member_map_[name]
                for name in reversed(cls._member_names_))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if isinstance(member, Enum):
            return (isinstance(member, cls) and
                    member._name_ in cls._member_map_)
        _deprecated('in 3.12 __contains__ will no longer raise TypeError, but '
                    'will return True or\nFalse depending on whether '
                    'the value is a member or the value of a member', 2)
        raise TypeError("unsupported operand type(s) for 'in': "
                        f"'{type(member).__qualname__}' and "
                        f"'{type(cls).__qualname__}'")

    @_plain_property
    def __members__(cls):
        """All names, aliases too, and their members."""
        return MappingProxyType(cls._member_map_)

    def __getattr__(cls, name):
        # Asked when nothing else is found, or a property had no member.
        if not _is_dunder(name):
            try:
                return cls.__dict__['_member_map_'][name]
            except KeyError:
                raise AttributeError(name) from None
        raise AttributeError(name)

    def __setattr__(cls, name, value):
        if name in vars(cls).get('_member_map_', ()):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member '
                                 f'{attr!r}.')
        super().__delattr__(attr)

    def __repr__(cls):
        is_flag = Flag is not None and issubclass(cls, Flag)
        return f'<{"flag" if is_flag else "enum"} {cls.__name__!r}>'

    def __dir__(cls):
        shown = {f'__{word}__' for word in (
            'class', 'contains', 'doc', 'getitem', 'iter', 'len', 'members',
            'module', 'name', 'qualname')}
        shown.update(cls._member_names_)
        if cls._new_member_ is not object.__new__:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)

    def __call__(cls, value, names=None, *, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        """The member with a value; with names, a new enumeration."""
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        body = metacls.__prepare__(class_name, bases)
        names = dict(names) if hasattr(names, 'keys') else _as_names(names)
        if isinstance(names, dict):
            names = list(names.items())
        elif names and isinstance(names[0], str):
            values = []
            for name in names:
                values.append(cls._generate_next_value_(
                    name, start, len(values), list(values)))
            names = zip(names, values)
        for name, value in names:
            body[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals.get('__name__')
            except (AttributeError, ValueError):
                pass
        if module is None:
            _make_class_unpicklable(body)
        else:
            body['__module__'] = module
        if qualname is not None:
            body['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, body,
                               boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None,
                  as_global=False):
        """An enumeration of names that a module, or an object, has."""
        names = vars(sys.modules[module])
        found = [(key, value) for key, value in
                 list((vars(source) if source else names).items())
                 if filter(key)]
        try:
            # The first of equal values names the member.
            found.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            found.sort(key=lambda pair: pair[0])
        made = cls._create_(name, dict(found), module=module,
                            boundary=boundary or KEEP)
        made.__reduce_ex__ = _reduce_ex_by_global_name
        if as_global:
            global_enum(made)
        else:
            vars(sys.modules[made.__module__]).update(made.__members__)
        names[name] = made
        return made

    # What the bases say

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        full = [base for given in bases for base in given.__mro__
                if isinstance(base, EnumType) and base._member_names_]
        if full:
            raise TypeError(f'<enum {class_name!r}> cannot extend {full[0]!r}')

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the values and the enumeration derived from."""
        if not bases:
            return object, Enum
        if not isinstance(bases[-1], EnumType):
            raise TypeError('new enumerations should be created as `EnumName('
                            '[mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, bases[-1]

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for base in [base for given in bases for base in given.__mro__[:-1]]:
            if isinstance(base, EnumType):
                return base._value_repr_
            if '__repr__' in vars(base):
                return vars(base)['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        """The type that makes the values, or None."""
        found = {}
        for given in bases:
            # The first of the classes up to the one that makes instances.
            first = None
            for base in given.__mro__[:-1]:
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found[base._member_type_] = None
                    break
                first = first or base
                if '__new__' in vars(base) or '__init__' in vars(base):
                    found[first] = None
                    break
        if len(found) > 1:
            raise TypeError(f'too many data types for {class_name!r}: '
                            f'{set(found)!r}')
        return next(iter(found), None)

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes instances; is it the body's own; does it take values."""
        new = classdict.get('__new__')
        new = getattr(new, '__func__', new)
        own = new is not None and first_enum is not None
        if new is None:
            ours = (None, object.__new__, getattr(Enum, '__new__', None))
            candidates = [getattr(place, key, None)
                          for key in ('__new_member__', '__new__')
                          for place in (member_type, first_enum)]
            new = next((one for one in candidates if one not in ours),
                       object.__new__)
        return new, own, new is not object.__new__


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """Base of enumerations."""

    def __new__(cls, value):
        # Members are made by the metaclass: here they are looked up.
        if type(value) is cls:
            return value
        found = cls._member_of(value)
        if found is not None:
            return found
        problem = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            problem = error
        if isinstance(result, cls) or (
                Flag is not None and issubclass(cls, Flag) and
                cls._boundary_ is EJECT and isinstance(result, int)):
            return result
        invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        try:
            if problem is None and result is None:
                raise invalid
            if problem is None:
                problem = TypeError(
                    f'error in {cls.__name__}._missing_: returned {result!r} '
                    'instead of None or a valid member')
            if not isinstance(problem, ValueError):
                problem.__context__ = invalid
            raise problem
        finally:
            # Their tracebacks hold this frame.
            problem = invalid = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """One more than the last value."""
        if not last_values:
            return start
        try:
            if last_values[-1] == max(last_values):
                return last_values[-1] + 1
        except TypeError:
            pass
        _deprecated('In 3.13 the default `auto()`/`_generate_next_value_` '
                    'will require all values to be sortable and support '
                    'adding +1\nand the value returned will be the largest '
                    'value in the enum incremented by 1', 6)
        for value in last_values[::-1]:
            try:
                return value + 1
            except TypeError:
                continue
        return start

    @classmethod
    def _missing_(cls, value):
        """The member for a value that none has: for derived classes."""
        return None

    @property
    def name(self):
        """What the member is called."""
        return self._name_

    @property
    def value(self):
        """What the member stands for."""
        return self._value_

    def __repr__(self):
        cls = type(self)
        shown = (cls._value_repr_ or repr)(self._value_)
        return f'<{cls.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        cls = type(self)
        if cls._member_type_ is object:
            shown = {f'__{word}__' for word in ('class', 'doc', 'eq', 'hash',
                                                'module')}
            shown |= {'name', 'value'}
        else:
            shown = set(object.__dir__(self))
        for names in [vars(self), *map(vars, cls.__mro__)]:
            shown.update([key for key in names if key[:1] != '_'])
        return sorted(shown)


# Values that are numbers or texts


class ReprEnum(Enum):
    """Members whose str() and format() are those of their values."""


class IntEnum(int, ReprEnum):
    """Members that are integers."""


class StrEnum(str, ReprEnum):
    """Members that are texts."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        for what, given in zip(('encoding', 'errors'), values[1:]):
            if not isinstance(given, str):
                raise TypeError(f'{what} must be a string, not {given!r}')
        made = str.__new__(cls, *values)
        made._value_ = str(*values)
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def pickle_by_global_name(self, proto):
    """A __reduce_ex__ for members that are names of their module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """A __reduce_ex__ that asks the class for the name."""
    return getattr, (self.__class__, self._name_)


# Flags


class FlagBoundary(StrEnum):
    """What becomes of bits that belong to no flag."""

    STRICT, CONFORM, EJECT, KEEP = auto(), auto(), auto(), auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
_flag_operators = ['__and__', '__or__', '__xor__', '__rand__', '__ror__',
                   '__rxor__', '__invert__']


def _combining(operator, name):
    """A method that combines two flags by an operator of numbers."""
    def method(self, other):
        if isinstance(other, type(self)):
            other = other._value_
        elif (self._member_type_ is object or
              not isinstance(other, self._member_type_)):
            return NotImplemented
        return type(self)(operator(self._value_, other))
    method.__name__ = name
    method.__qualname__ = f'Flag.{name}'
    return method


class Flag(Enum, boundary=CONFORM):
    """Members that combine with |, &, ^ and ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The bit above the highest so far."""
        if not last_values:
            return 1 if start is None else start
        top = max(last_values)
        try:
            return 1 << top.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {top!r}') from None

    @classmethod
    def _missing_(cls, value):
        """The combination that has this value; it is made when asked for."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        known, everything = cls._flag_mask_, cls._all_bits_
        if (value > everything or value < ~everything or
                value & (everything ^ known)):
            boundary = cls._boundary_
            if boundary is EJECT:
                return value
            if boundary is STRICT:
                width = max(value.bit_length(), known.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n'
                                 f'    given {bin(value, width)}\n'
                                 f'  allowed {bin(known, width)}')
            if boundary is CONFORM:
                value &= known
            elif value < 0:
                value += 1 << max(value.bit_length(), everything.bit_length())
        asked = value
        if value < 0:
            value += everything + 1
        made = cls._value2member_map_.get(value)
        if made is None:
            made = cls._combination(value)
        if not value & ~known:
            made = cls._value2member_map_.setdefault(value, made)
            if asked < 0:
                cls._value2member_map_[asked] = made
        return made

    @classmethod
    def _combination(cls, value):
        """A member with no name of its own."""
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, '_value_'):
            made._value_ = value
        names = [one._name_ for one in cls._iter_member_(value)]
        rest = value & ~cls._flag_mask_
        if names and rest:
            names.append(cls._numeric_repr_(rest))
        made._name_ = '|'.join(names) or None
        return made

    @classmethod
    def _iter_member_(cls, value):
        """The flags of a value, as they were defined."""
        flags = [cls._member_map_[name] for name in cls._member_names_]
        return iter([flag for flag in flags if flag._value_ & value])

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return self._value_ != 0

    def __contains__(self, other):
        if isinstance(other, type(self)):
            return not other._value_ & ~self._value_
        raise TypeError(
            "unsupported operand type(s) for 'in': "
            f'{type(other).__qualname__!r} and {type(self).__qualname__!r}')

    def __repr__(self):
        cls = type(self)
        name = '' if self._name_ is None else f'.{self._name_}'
        shown = (cls._value_repr_ or repr)(self._value_)
        return f'<{cls.__name__}{name}: {shown}>'

    def __str__(self):
        cls = type(self)
        if self._name_ is None:
            return f'{cls.__name__}({self._value_!r})'
        return f'{cls.__name__}.{self._name_}'

    __and__ = __rand__ = _combining(lambda a, b: a & b, '__and__')
    __or__ = __ror__ = _combining(lambda a, b: a | b, '__or__')
    __xor__ = __rxor__ = _combining(lambda a, b: a ^ b, '__xor__')

    def __invert__(self):
        if self._boundary_ is KEEP:
            return type(self)(~self._value_)
        return type(self)(self._flag_mask_ & ~self._value_)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are integers."""


# Checks


def _aliases(enumeration):
    return ', '.join([f'{name} -> {one.name}'
                      for name, one in enumeration.__members__.items()
                      if name != one.name])


def unique(enumeration):
    """Class decorator: no two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: '
                         f'{aliases}')
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can make sure of."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


def _check_unique(enumeration):
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f'aliases found in {enumeration!r}: {aliases}')


def _check_continuous(enumeration):
    values = {one.value for one in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if issubclass(enumeration, Flag):
        kind = 'flag'
        wanted = [1 << bit for bit in range(low.bit_length(),
                                            high.bit_length())]
    else:
        kind = 'enum'
        wanted = range(low + 1, high)
    missing = ', '.join([str(value) for value in wanted
                         if value not in values])
    if missing:
        raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing '
                         f'values {missing}'[:256])


def _check_named(enumeration):
    values = {one.value for one in enumeration}
    names, bits = [], 0
    for name, alias in enumeration.__members__.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        unnamed = sum([bit for bit in _iter_bits_lsb(alias.value)
                       if bit not in values])
        if unnamed:
            names.append(name)
            bits |= unnamed
    if names:
        who = f'alias {names[0]} is'
        if len(names) > 1:
            who = f'aliases {", ".join(names[:-1])} and {names[-1]} are'
        what = 'value' if _is_single_bit(bits) else 'combined values of'
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} '
                         f'missing {what} 0x{bits:x} [use enum.'
                         'show_flag_values(value) for details]')


class verify:
    """Class decorator that checks what it is told to."""

    _known = {UNIQUE: _check_unique, CONTINUOUS: _check_continuous,
              NAMED_FLAGS: _check_named}

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is not NAMED_FLAGS or issubclass(enumeration, Flag):
                self._known.get(check, bool)(enumeration)
        return enumeration


# Members as names of their module


def _module_of(self):
    return type(self).__module__.rpartition('.')[2]


def global_enum_repr(self):
    """module.NAME"""
    return f'{_module_of(self)}.{self._name_}'


def global_flag_repr(self):
    """module.NAME for each of the flags"""
    module = _module_of(self)
    if self._name_ is None:
        return f'{module}.{type(self).__name__}({self._value_!r})'
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}'
                     for name in self._name_.split('|')])


def global_str(self):
    """NAME"""
    if self._name_ is None:
        return f'{type(self).__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator: members are names of the module, and look so."""
    is_flag = issubclass(cls, Flag)
    cls.__repr__ = global_flag_repr if is_flag else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    vars(sys.modules[cls.__module__]).update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator that makes an enumeration of a class."""
    def convert(cls):
        metacls = type(etype)
        body = metacls.__prepare__(cls.__name__, (etype,))
        for key, value in vars(cls).items():
            if key not in ('__dict__', '__weakref__'):
                body[key] = value
        return metacls(cls.__name__, (etype,), body, boundary=boundary)
    return convert


def _test_simple_enum(checked_enum, simple_enum):
    """Refuse two enumerations that do not have the same members."""
    members = [[(name, one.value) for name, one in cls.__members__.items()]
               for cls in (checked_enum, simple_enum)]
    if members[0] != members[1]:
        raise TypeError(f'enum mismatch:\n  {members[0]}\n  {members[1]}')
