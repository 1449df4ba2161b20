# SPDX-License-Identifier: GPL-2.0
# typing: forms, aliases, references and hints, right and wrong
import collections.abc
import copy
import typing
from typing import *  # noqa: F403


def t(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


T = TypeVar('T')
S = TypeVar('S')
P = ParamSpec('P')
N = NewType('N', int)
forms = [Any, Union, Optional, ClassVar, Final, Literal, Concatenate, TypeGuard, Required,
         NotRequired, Unpack, NoReturn, Never, Self, LiteralString, TypeAlias, Annotated, Generic]
for f in forms:
    print(f, getattr(f, '__name__', None))
    t('get', lambda: f[int])
    t('get2', lambda: f[int, str])
    t('none', lambda: f[()])
    t('text', lambda: f['X'])
    t('call', lambda: type(f()))
    t('isinstance', lambda: isinstance(1, f))
    t('issubclass', lambda: issubclass(int, f))
    t('or', lambda: f | int)
    t('ror', lambda: int | f)
    t('derive', lambda: type('D', (f,), {}) and 1)
    t('copy', lambda: copy.copy(f) is f)
names = ['Hashable', 'Sized', 'ByteString', 'Awaitable', 'AsyncIterable', 'AsyncIterator', 'Iterable',
         'Iterator', 'Reversible', 'Container', 'Collection', 'MutableSet', 'Sequence', 'MutableSequence',
         'MappingView', 'KeysView', 'ValuesView', 'Mapping', 'MutableMapping', 'ItemsView',
         'AsyncGenerator', 'Coroutine', 'Generator', 'AbstractSet', 'Callable', 'Tuple', 'List', 'Set',
         'FrozenSet', 'Type', 'Dict', 'Deque', 'DefaultDict', 'OrderedDict', 'ChainMap', 'Counter',
         'ContextManager', 'AsyncContextManager']
for name in names:
    a = getattr(typing, name)
    print(a, a.__origin__, a._name, a._nparams, a._inst, a.__module__)
    for args in (int, (int, str), (int, str, bool), T, 'X', (), (3,)):
        t((name, args), lambda: a[args])
    t('args', lambda: get_args(a[int]))
    t('call', lambda: type(a()))
    t('isinstance', lambda: isinstance([], a))
    t('isinstance', lambda: isinstance([], a[int]))
    t('issubclass', lambda: issubclass(dict, a))
    t('attr', lambda: a.nothing)
    t('reduce', lambda: (a.__reduce__(), a[int].__reduce__()[1]))
values = [List[int], List[T], Dict[str, T], Union[int, str], Optional[int], Union[int, None, str], Callable[[int, T], str],
          Callable[..., int], Tuple[int, ...], Tuple[()], Literal[1, 'a', True],
          Annotated[int, 'x', 3], Annotated[List[T], 1], Annotated[Annotated[int, 1], 2], ForwardRef('X'), ClassVar[int],
          list[T], dict[str, 'X'], int | T, N, Type[T], P.args, P.kwargs, Union[List[T], Dict[T, S]], Generator[T, S, int]]
for v in values:
    print(v, get_origin(v), get_args(v), getattr(v, '__parameters__', None))
    t('hash', lambda: hash(v) == hash(copy.copy(v)))
    t('eq', lambda: [v == w for w in values].count(True))
    t('sub', lambda: v[int])
    t('sub2', lambda: v[int, str])
    t('or', lambda: (v | None, None | v))
    t('isinstance', lambda: isinstance(1, v))
    t('mro', lambda: type('D', (v,), {}))
print(Literal[1, 2] == Literal[2, 1], Literal[1] == Literal[True], Union[int, str] == Union[str, int],
      Union[int, str] == (int | str), hash(Union[int, str]) == hash(Union[str, int]), Union[int], Union[int, int],
      Literal[Literal[1, 2], 3], Optional[None], List[int] is List[int])


class A(Generic[T]):
    x: 'List[T]'
    y: ClassVar['A'] = None

    def f(self, a: 'int', b: Optional['A[T]'] = None, *c: 'str') -> 'A':
        pass


class B(A[int], Generic[S]):
    z: Annotated['int', 1]
    w: None


t('plain', lambda: type('C', (Generic,), {}))
for bases in ((Generic[T], Generic[S]), (A[T], Generic[S]), (A[T],), (A[T], List[S])):
    t(bases, lambda: typing.types.new_class('C', bases).__parameters__)
print(A.__parameters__, B.__parameters__, A[int], A[T][str], B.__orig_bases__, A[int]().__orig_class__)
t('few', lambda: A[int, str])
for o in (A, B, A.f, B.f, len, typing, 3, int, print, A[int]):
    t('hints', lambda: get_type_hints(o) if o is not typing else len(get_type_hints(o)))
    t('extras', lambda: get_type_hints(o, include_extras=True) if o is not typing else 0)
t('names', lambda: get_type_hints(A.f, {'A': 5, 'List': List}, {'A': int}))
for text in ('X', 'int', 'List[int]', '*tuple[int]', 'a b', '', 5, None):
    t(('ref', text), lambda: (ForwardRef(text), ForwardRef(text) == ForwardRef(text), hash(ForwardRef(text)) != 0))
r = ForwardRef('int', module='builtins')
print(r, r._evaluate(None, None, frozenset()), r.__forward_evaluated__, r == ForwardRef('int'), r | str)
for p in ('Int', 'Float', 'Complex', 'Bytes', 'Index', 'Abs', 'Round'):
    c = getattr(typing, 'Supports' + p)
    print(c, c.__module__, c.__qualname__, c.__abstractmethods__, c.__parameters__, [isinstance(v, c) for v in (1, 1.5, 1j, 'a', b'a')],
          [issubclass(k, c) for k in (int, float, complex, str)])
    t('call', c)


class Proto(Protocol[T]):
    x: int

    def f(self) -> T: ...


class Impl:
    x = 1

    def f(self): return 1


@runtime_checkable
class Checked(Protocol):
    def f(self): ...


for f in (lambda: isinstance(Impl(), Proto), lambda: isinstance(Impl(), Checked), lambda: issubclass(Impl, Checked),
          lambda: Proto(), lambda: Proto[int], lambda: type('X', (Impl, Protocol), {}), lambda: runtime_checkable(Impl)):
    t('protocol', f)
print(N, N(5), N.__supertype__, N.__name__, N.__module__, N | str, str | N)
t('newtype', lambda: type('M', (N,), {}))
for f in (lambda: TypeVar('X', int), lambda: TypeVar('X', int, str, bound=int), lambda: TypeVar('X', covariant=True, contravariant=True),
          lambda: TypeVar('X', bound='Y').__bound__, lambda: TypeVar('X', int, str).__constraints__, lambda: T[int], lambda: P.args == P.args,
          lambda: hash(P.args), lambda: (P.args, P.kwargs, P.args.__origin__), lambda: T | int, lambda: get_origin(P.args)):
    t('variable', f)


class NT(NamedTuple):
    a: int
    b: 'str' = 'x'


class TD(TypedDict, total=False):
    a: Required[int]
    b: 'NotRequired[str]'
    c: str


print(NT(1), NT._fields, NT.__annotations__, NT._field_defaults, TD.__required_keys__, TD.__optional_keys__, TD(a=1),
      get_type_hints(TD), get_type_hints(TD, include_extras=True), is_typeddict(TD), NamedTuple('X', [('a', int)])(1))
t('td', lambda: isinstance({}, TD))
t('cast', lambda: (cast(int, 'a'), assert_type(1, int), final(A), no_type_check(A.f) is A.f))
t('never', lambda: assert_never(3))
