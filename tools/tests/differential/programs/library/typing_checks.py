# typing: what is refused and with which words, protocols, and classes made
# from annotations.
import collections
import collections.abc
import types
import typing
from typing import *


def without_address(text):
    before, at, behind = str(text).partition(' at 0x')
    return before + behind[behind.find('>'):] if at else before


def attempt(text, **names):
    try:
        print(text, '->', without_address(eval(text, globals(), names)))
    except BaseException as e:
        print(text, '!!', type(e).__name__, without_address(e))


T, S = TypeVar('T'), TypeVar('S')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')

# what may stand in brackets
ARGS = ['int', 'None', '"int"', '""', '"1 +"', '5', '()', '(1, 2)', 'Any',
        'ClassVar', 'ClassVar[int]', 'Final', 'Final[int]', 'Generic', 'Union',
        'Generic[T]', 'Protocol', 'Protocol[T]', 'Optional', 'NoReturn', 'Self',
        'Never', 'LiteralString', 'TypeAlias', 'Literal[1]', '...', '[int]',
        'T', 'P', 'Ts', 'Unpack[Ts]', 'Required[int]', 'List', 'List[int]',
        'list[int]', 'int | str', 'Tuple[()]', 'lambda: 0', 'Annotated[int, 1]',
        'Annotated', 'Concatenate', 'Concatenate[int, P]', 'Callable', 'print',
        'NamedTuple', 'TypedDict', 'Unpack[Tuple[int, ...]]', 'Type[T]']
for form in ('Union', 'Optional', 'List', 'ClassVar', 'Final', 'Required',
             'TypeGuard', 'Unpack', 'Tuple', 'Type', 'Literal', 'Concatenate',
             'Dict'):
    for arg in ARGS:
        attempt(f'{form}[{arg}]')
for arg in ARGS:
    attempt(f'Callable[[{arg}], int]')
    attempt(f'Callable[..., {arg}]')
    attempt(f'Annotated[{arg}, "x"]')
    attempt(f'List[T][{arg}]')
    attempt(f'TypeVar("X", bound={arg}).__bound__')
    attempt(f'TypeVar("X", {arg}, int).__constraints__')
    attempt(f'Generic[{arg}]')
    attempt(f'cls[{arg}]', cls=types.new_class('G', (Generic[T],)))

for text in ('TypeVar("X", int)', 'TypeVar("X", int, str, bound=int)',
             'TypeVar("X", covariant=True, contravariant=True)',
             'TypeVar("X", covariant=1).__covariant__', 'TypeVar()',
             'TypeVar("X", contravariant=1)', 'TypeVar(5).__name__', 'TypeVar("T", bound="int").__bound__',
             'ParamSpec("P", covariant=True)', 'TypeVarTuple("A").__name__',
             'Ts.__typing_subst__(int)', 'T.__typing_subst__(Unpack[Ts])',
             'T.__typing_subst__(None)', 'P.args', 'P.kwargs', 'P.args == P.args',
             'P.args == P.kwargs', 'P.args.__origin__ is P', 'list(Ts)',
             'P.__typing_subst__([int, None])', 'P.__typing_subst__(5)',
             'Dict[T, S][int]', 'Dict[T, S][int, str, int]', 'Dict[int]',
             'Dict[int, int][int]', 'Dict[T, T][int]', 'Union[T, int][str]',
             'Union[int, int]', 'Union[int, Union[str, int]]',
             'Union[int | str, bytes]', 'Union[()]', 'Literal[()]',
             'Literal[1, Literal[2, 1], True]', 'Literal[[], []]',
             'Literal[1, 2] == Literal[2, 1]', 'Optional[int, str]',
             'Tuple[int, ...]', 'Tuple[..., int]', 'Tuple[()]', 'Callable[int]',
             'Callable[int, str]', 'Callable[[int]]', 'Callable[P, T][[int], str]',
             'Callable[Concatenate[int, P], T][[str], int]', 'Callable[[], None]',
             'Concatenate[()]', 'Concatenate[int, str]', 'Concatenate[P]',
             'List[int](())', 'Deque()', 'List()', 'isinstance([], List)',
             'isinstance([], List[int])', 'issubclass(list, Sequence)',
             'issubclass(List, Sequence)', 'issubclass(int, Union[int, str])',
             'isinstance(5, Any)', 'Any()', 'type("A", (Any,), {})()',
             'isinstance(5, Union)', 'issubclass(int, Optional)', 'Union()',
             'isinstance(5, type("A", (Any,), {}))', 'repr(type("A", (Any,), {}))',
             'type("A", (Union,), {})', 'Generic[T][int]', 'Generic[T, T]',
             'Generic[()]', 'Protocol[()]', 'Protocol[int]', 'Self[int]',
             'cast(int, "x")', 'cast("a b", 5)', 'assert_type(5, str)',
             'assert_type(val=5, typ=int)', 'cast(typ=1, val=2)',
             'assert_never(5)', 'assert_never("x" * 200)', 'List.x', 'List.append',
             'setattr(List, "_name", "List")', 'setattr(List[int], "q", 1)',
             'Unpack[Ts][int]', 'Unpack[Tuple[int, str]].__typing_unpacked_tuple_args__',
             'Unpack[Ts].__typing_is_unpacked_typevartuple__', 'T | None', '"x" | T',
             'List[int] | 5', 'typing.nothing', 'typing.T, typing.KT.__name__',
             'typing.T_co, typing.T_contra, typing.V_co, typing.VT_co, typing.VT',
             'AnyStr.__constraints__', 'typing._SpecialForm', 'Annotated[int]',
             'Annotated()', 'Annotated[Annotated[int, 1], 2]', 'Annotated[T, 1][str]',
             'type("A", (Annotated,), {})', 'type("A", (List[int], ForwardRef), {})',
             'type("A", (TypeVar,), {})', 'ForwardRef("x") == ForwardRef("x")',
             'ForwardRef("x") == 5', 'ForwardRef("x", module="m")', 'ForwardRef(5)',
             'ForwardRef("a b")', 'ForwardRef("*x").__forward_arg__',
             'get_args(Callable[[int], str])', 'get_args(Callable[..., str])',
             'get_origin(P.args)', 'get_origin(Annotated[int, 1])',
             'get_args(Union[int, None])', 'get_args(5)', 'get_origin(Generic)'):
    attempt(text)

# generic classes
for bases in ((Generic,), (Generic[T], Generic[S]), (List[T], Generic[S]),
              (List[T], Dict[S, T]), (Generic[T, S], Dict[S, T]), (List[T],),
              (Protocol,), (Protocol[T],), (Protocol, int), (List[int],),
              (Protocol[T], Generic[T]), (Protocol, collections.abc.Sized),
              (Generic[Unpack[Ts]],), (Callable[[T], S],), (Union[int, T],),
              (Iterable[T], Sized), (Tuple[T, ...],), (Generic[P, T],)):
    try:
        c = types.new_class('C', bases)
        print(bases, c.__parameters__, c.__mro__, getattr(c, '_is_protocol', '-'))
        for args in 'int', '(int, str)', '(int, str, bytes)', '([int], str)', '()':
            attempt(f'C[{args}]', C=c)
    except TypeError as e:
        print(bases, e)

# protocols


class Closes(Protocol):
    def close(self):
        ...


@runtime_checkable
class Counts(Protocol):
    def count(self, x):
        ...


@runtime_checkable
class Sits(Protocol):
    place: int
    depth = 5


@runtime_checkable
class Both(Counts, Protocol):
    def index(self, x):
        ...


class Real(Counts):
    def __init__(self, x=3):
        self.x = x


class Grand(Real):
    pass


class Bare(Counts):
    pass


class At:
    place = 1
    depth = None
    count = None


class Annotates(Protocol):
    count: Callable


class Counter2:
    def count(self, x):
        return 1
    index = count


class NoCount(Counter2):
    count = None


class WithInit(Protocol):
    def __init__(self):
        print('init')


class Concrete(WithInit):
    pass


VALUES = {'5': 5, '[]': [], 'At()': At(), '()': (), 'Real()': Real(),
          'Counter2()': Counter2(), 'NoCount()': NoCount(), '""': ''}
for name in 'Closes', 'Counts', 'Sits', 'Both', 'Real', 'Grand', 'WithInit':
    for text, value in VALUES.items():
        attempt(f'isinstance({text}, {name})')
        attempt(f'issubclass(type({text}), {name})')
    attempt(f'issubclass(5, {name})')
    attempt(f'issubclass(Annotates, {name})')
    attempt(f'{name}()' + ('.x' if name in ('Real', 'Grand') else ''))
    print(eval(name)._is_protocol, eval(name)._is_runtime_protocol,
          eval(name).__init__.__name__)
attempt('type(Bare()).__init__ is object.__init__')
attempt('type(Concrete()).__name__')
attempt('Grand(7).x')
attempt('runtime_checkable(Real)')
attempt('runtime_checkable(5)')
attempt('isinstance(5, SupportsInt), issubclass(str, SupportsInt)')
attempt('SupportsInt()')
attempt('[SupportsAbs[int], SupportsRound[T][int], SupportsIndex.__mro__]')
attempt('SupportsRound.__round__.__annotations__')
attempt('Protocol()')
attempt('isinstance(5, Protocol)')
obj = At()
obj.place = 5
attempt('isinstance(obj, Sits)')


class Own(Protocol):
    @classmethod
    def __subclasshook__(cls, other):
        return other is int


attempt('issubclass(int, runtime_checkable(Own)), issubclass(str, Own)')

# classes from annotations


def new(name, bases, body, **kwds):
    try:
        c = types.new_class(name, bases, kwds, lambda ns: ns.update(body))
        print(c, c.__bases__, c.__annotations__,
              *[getattr(c, n, '-') for n in (
                  '_fields', '_field_defaults', '__total__',
                  '__parameters__')],
              *[sorted(getattr(c, n, '-')) for n in (
                  '__required_keys__', '__optional_keys__')])
        return c
    except BaseException as e:
        print([b.__name__ for b in bases], [*body], kwds, '!!', type(e).__name__, e)


M = {'__module__': __name__}
AN = M | {'__annotations__': {'a': int, 'b': 'str', 'c': None}}
N = new('N', (NamedTuple,), AN | {'c': 5, 'f': lambda self: self.a})
print(N(1, 2), N(1, 2).f(), N(1, 2)._asdict(), N.__new__.__annotations__)
new('N', (NamedTuple,), M)
new('N', (NamedTuple,), AN | {'a': 1})
new('N', (NamedTuple,), AN | {'a': 1, 'b': 2})
new('N', (NamedTuple, int), AN)
for key in ('_make', '_fields', '__new__', '__slots__', '_asdict', '__init__'):
    new('N', (NamedTuple,), AN | {key: 1})
new('N', (NamedTuple,), AN | {'__doc__': 'text', '__repr__': lambda self: 'r'})
G = new('G', (NamedTuple, Generic[T]), AN)
attempt('G[int], G[int](1, 2, 3), G[int, str]', G=G)
new('N', (NamedTuple,), M | {'__annotations__': {'a': 5}})
new('N', (NamedTuple,), M | {'__annotations__': {'a': ()}})
new('N', (NamedTuple,), M | {'__annotations__': {'class': int}})
for text in ('NamedTuple("N", [("a", int)])(1)', 'NamedTuple("N", a=int)(a=1)',
             'NamedTuple("N")()', 'NamedTuple("N", [], a=int)', 'NamedTuple()',
             'NamedTuple("N", {"a": int})', 'NamedTuple("N", [("a", 5)])',
             'NamedTuple("N", [("a", ())])', 'NamedTuple("N", 5)',
             'NamedTuple("N", [("a", int)]).__module__', 'type("N", (NamedTuple,), {})',
             'TypedDict("D", {"a": int})(a=1)',
             'TypedDict("D", {"a": int}, total=False).__optional_keys__',
             'TypedDict("D", {"a": ()})', 'TypedDict("D", {}, a=int)',
             'TypedDict("D", {"a": Required[int], "b": NotRequired[str]}).__required_keys__',
             'TypedDict("D").__annotations__', 'TypedDict("D", 5)', 'TypedDict()',
             'TypedDict("D", {"a": "int"}).__annotations__',
             'isinstance({}, TypedDict("D", {}))', 'issubclass(dict, TypedDict("D", {}))',
             'TypedDict.__mro_entries__(())', 'is_typeddict(TypedDict("D", {}))',
             'is_typeddict(TypedDict)', 'is_typeddict(dict)', 'TypedDict("D", {}).__module__'):
    attempt(text)
D = new('D', (TypedDict,), AN)
E = new('E', (D,), M | {'__annotations__': {'d': Required[int], 'e': str}}, total=False)
F = new('F', (E,), M | {'__annotations__': {'f': Annotated[NotRequired[int], 1]}})
new('H', (TypedDict, Generic[T]), M | {'__annotations__': {'t': T}})
new('H', (TypedDict, int), M)
new('H', (D, dict), M)
new('H', (TypedDict,), M | {'__annotations__': {'t': 5, 'u': ClassVar[int]}})
new('H', (TypedDict,), M | {'__annotations__': {'t': Final[int]}})
for c in D, E, F:
    attempt('get_type_hints(c)', c=c)
    attempt('get_type_hints(c, include_extras=True)', c=c)

# marks on functions and classes


class Marked:
    a: int

    def f(self, x: 'nowhere'):
        ...

    @staticmethod
    def s(x: 'nowhere'):
        ...

    class Inner:
        def g(self, x: 'nowhere'):
            ...
    foreign = collections.OrderedDict
    same = print


no_type_check(Marked)
print([getattr(x, '__no_type_check__', '-') for x in (
    Marked, Marked.f, Marked.s, Marked.Inner, Marked.Inner.g, Marked.foreign)])
attempt('get_type_hints(Marked), get_type_hints(Marked.f)')
attempt('no_type_check(5)')


@no_type_check_decorator
def marker(f):
    """A text."""
    return f


print(marker.__name__, marker.__doc__, marker(lambda: 0).__no_type_check__,
      marker.__code__.co_name)


def over(a):
    ...


first = over


@overload
def over(a: int):
    ...


@overload
def over(a: str, b=1):
    ...


dummy = over
attempt('dummy(1)')
attempt('[f.__annotations__ for f in get_overloads(over.__class__(first.__code__, {}, "over"))]')
attempt('[f.__annotations__ for f in get_overloads(first)]')
attempt('overload(5) is dummy, overload(print) is dummy')
attempt('get_overloads(print)')
attempt('get_overloads(5)')
clear_overloads()
attempt('get_overloads(first)')
attempt('final(first).__final__, final(5), final(print)')


@dataclass_transform(order_default=True, field_specifiers=(1,), extra=2)
def transformed():
    ...


print(sorted(transformed.__dataclass_transform__.items()))
U = NewType('U', int)
attempt('U, U(5), U.__name__, U.__supertype__, U | None, NewType("a.b", int).__name__')
attempt('type("V", (U,), {})')
attempt('types.new_class("V", (U,))')
