# SPDX-License-Identifier: GPL-2.0
# All of typing's forms, and what each refuses.
from typing import *
import typing, collections.abc as abc_, sys, types, functools
T = TypeVar('T'); K = TypeVar('K', bound='Hash'); N = TypeVar('N', int, float); PS = ParamSpec('PS'); Ts = TypeVarTuple('Ts')
class Stack(Generic[T]):
    items: list[T]
    def __init__(s) -> None: s.items = []
    def push(s, x: T) -> 'Stack[T]': s.items.append(x); return s
class Pair(Generic[T, N]): pass
class IntStack(Stack[int]): ...
@runtime_checkable
class Sized2(Protocol):
    def __len__(self) -> int: ...
class Attr(Protocol): x: int
class TD(TypedDict, total=False): a: Required[int]; b: str; c: NotRequired[list[int]]
class TD2(TD): d: float
class NT(NamedTuple):
    x: int; y: str = 'd'
    def m(self): return self.x
UserId = NewType('UserId', int)
print(Stack[int], Stack[T][str], Pair[int, float], Stack.__parameters__, IntStack.__orig_bases__, IntStack.__mro__[1:], Stack[int]().push(1).items, Stack[int].__origin__, get_args(Pair[int, T]), get_origin(List[int]))
print(isinstance([], Sized2), isinstance(5, Sized2), issubclass(list, Sized2))
print(TD.__required_keys__, TD.__optional_keys__, TD.__total__, TD2.__annotations__, sorted(TD2.__required_keys__), TD(a=1), NT(1), NT._field_defaults, NT(3).m(), NT.__annotations__, UserId(5), UserId.__supertype__, UserId)
for t in [Any, Union[int, str], Optional[int], Union[int], Union[int, None, str], Optional[Union[int, str]], Callable[[int], str], Callable[..., Any], Callable[PS, T], Concatenate[int, PS], Literal[1, 'a', None], ClassVar[int], Final[int], Annotated[int, 'meta', 3], Type[T], Tuple[int, ...], Tuple[()], tuple[int, str], Dict[str, List[int]], dict[str, list[T]], Generator[int, str, None], AsyncIterator[T], Iterable, NoReturn, Never, Self, LiteralString, TypeAlias, TypeGuard[int], Unpack[Ts], Generic[T], 'x', ForwardRef('A.b'), Annotated[Annotated[int, 1], 2], Mapping[str, Any], DefaultDict[str, int], Counter[str], Deque[int], ChainMap[str, int], Pattern[str] if hasattr(typing, 'Pattern') else 'nopat', Match[bytes] if hasattr(typing, 'Match') else 0, IO[str], TextIO, BinaryIO, AnyStr, SupportsInt, Hashable, Sized, Text, T, K, N, PS, PS.args, PS.kwargs, Ts, int | None, list[int] | T, T | None]:
    print(repr(t), get_origin(t), get_args(t), getattr(t, '__parameters__', None))
for bad in ['Union[()]', 'Optional[1, 2]', 'Callable[int]', 'Callable[[int], str, int]', 'Literal', 'Generic[int]', 'Generic[T, T]', 'Generic[()]', 'Stack[int, str]', 'Stack[()]', 'List[int, str]', 'ClassVar[1, 2]', 'Final[int, str]', 'Annotated[int]', 'Any()', 'Any[int]', 'isinstance(1, Any)', 'isinstance(1, List[int])', 'isinstance(1, list[int])', 'issubclass(int, Union[int, str])', 'isinstance(1, Union[int, str])', 'isinstance(1, Optional[int])', 'isinstance(1, T)', 'TypeVar("T", int)', 'TypeVar("T", int, str, bound=int)', 'TypeVar("T", covariant=True, contravariant=True)', 'TypeVar(5)', 'NewType("X", int)("a")', 'Union[1, 2]', 'Optional["x"]', 'Type[1]', 'Dict[1, 2]', 'Protocol[int]', 'Attr()', 'isinstance(1, Attr)', 'NamedTuple("N", [("a", int), ("_b", int)])', 'NamedTuple("N", a=int)', 'TypedDict("D", {"a": int})', 'TypedDict("D", a=int)', 'TD(b=1)', 'cast(int, "x")', 'NoReturn[int]', 'Self[int]', 'get_type_hints(5)', 'Union', 'List[...]', 'Tuple[...]', 'Tuple[int, ..., str]', 'Callable[..., ...]', 'Literal[[1]]', 'Literal[1, 1.0, True]', 'Literal[1] == Literal[True]', 'Union[int, str] == Union[str, int]', 'hash(Union[int, str]) == hash(Union[str, int])', 'List[int] == list[int]', 'Unpack[int]', 'Concatenate[int]', 'TypeGuard[int, str]', 'ForwardRef("1+")', 'type(List)()', 'class_()', 'List.nope', 'List[int].append', 'List[int]()', 'Dict[str, int](a=1)', 'Tuple[int]()', 'Callable[[], int]()', 'Union[int, str]()', 'Stack[int].__class__', 'list[T][int]', 'dict[T, K][int, str]', 'Callable[[T], K][int, str]', 'Callable[PS, int][[str, bytes]]', 'Tuple[T, ...][int]', 'Union[T, int][int]', 'Optional[T][str]', 'Annotated[T, 1][int]', 'assert_type(1, int)', 'assert_never(1)']:
    try: print(bad, '->', eval(bad))
    except BaseException as e: print(bad, '->', type(e).__name__, e)
def f(a: int, b: 'Stack[int]' = None, *c: str, d: Optional['int'] = None, **e: Annotated[int, 5]) -> None: ...
print(get_type_hints(f), get_type_hints(f, include_extras=True), get_type_hints(TD), get_type_hints(TD, include_extras=True), get_type_hints(NT), get_type_hints(Stack))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(len(get_overloads(g)), g(1)); clear_overloads(); print(get_overloads(g))
@final
class Fin: 
    @final
    def m(s): pass
print(Fin.__final__, Fin.m.__final__)
@no_type_check
def h(a: 'bad syntax here'): pass
print(get_type_hints(h)); print(is_typeddict(TD), is_typeddict(dict), TYPE_CHECKING)
for src in ['class X(Protocol, int): pass', 'class X(Generic[T], Generic[K]): pass', 'class X(Stack[T], Generic[K]): pass', 'class X(NamedTuple):\n x: int = 1\n y: int', 'class X(NamedTuple):\n _x: int', 'class X(TypedDict):\n x: 5', 'class X(TD, int): pass', 'class X(Any): pass\nprint(X.__mro__)', 'class X(Union[int, str]): pass', 'class X(Optional): pass', 'class X(List[int]): pass\nprint(X.__mro__, X.__orig_bases__)', 'class X(T): pass', 'class X(NewType("Q", int)): pass', 'class X(Callable[[int], str]): pass\nprint(X.__mro__)', 'class X(Final): pass', 'class X(Literal[1]): pass', 'class X(ClassVar[int]): pass', 'class X(Generic): pass', 'class X(Protocol[T]): pass\nprint(X.__parameters__, X._is_protocol)', 'class X(Tuple[int]): pass\nprint(X((1,)))', 'class X(NamedTuple, Generic[T]):\n a: T\nprint(X[int](1))', 'class X(TypedDict, Generic[T]):\n a: T\nprint(X[int])', 'class X(Generic[Unpack[Ts]]): pass\nprint(X[int, str], X[()])', 'class X(Generic[*Ts]): pass\nprint(X[int].__args__)', 'def f(*a: *Ts): pass\nprint(f.__annotations__)']:
    try: exec(src, globals())
    except BaseException as e: print(repr(src), type(e).__name__, e)
