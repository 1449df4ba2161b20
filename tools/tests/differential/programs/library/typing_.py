# Types said of values: what typing makes, and how it is written.
from typing import *
import typing, collections.abc
T = TypeVar('T'); K = TypeVar('K'); V = TypeVar('V', int, str); B = TypeVar('B', bound=int); C = TypeVar('C', covariant=True)
P = ParamSpec('P')
print(T, K, V, B, C, P, V.__constraints__, B.__bound__, T.__name__, P.args, P.kwargs)
for x in (List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None, str], Tuple[int, ...], Tuple[()], Tuple[int, str],
          Callable[[int, str], bool], Callable[..., int], Any, List, Dict, Optional, Type[int], Iterable[T], Mapping[K, V], Generator[int, None, str],
          ClassVar[int], Final[int], Literal[1, 'a', None], List[List[int]], List['Foo'], Union[int], Union[int, int], Annotated[int, 'x', 3],
          Optional[List[int]], int | None, Optional[Union[int, str]], Deque[int], DefaultDict[str, int], Counter[str], Set[int], FrozenSet[int],
          Callable[P, int], Callable[Concatenate[int, P], str], NoReturn, Self, TypeGuard[int], Sequence, Hashable, Sized, ContextManager[int]):
    print(x, get_origin(x), get_args(x), getattr(x, '__parameters__', None))
print(List[T][int], Dict[K, V][str, int], Callable[[T], K][int, str], Union[T, int][str], Optional[T][int], Tuple[T, K][int, str], List[List[T]][int], Callable[P, T][[int, str], bool])
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: List[T] = []
    def push(self, item: T) -> None: self.items.append(item)
    def pop(self) -> T: return self.items.pop()
s = Stack[int](); s.push(1); print(s.pop(), s.__orig_class__, Stack[int], Stack.__parameters__, Stack.__orig_bases__, Stack.__mro__, Stack[int] is Stack[int], Stack[int] == Stack[int])
class Pair(Generic[K, V]): pass
class Sub(Pair[str, V]): pass
print(Pair[int, str], Sub.__parameters__, Sub[int], Sub.__bases__, Pair[K, int][str])
class L2(List[int]): pass
print(L2.__mro__, L2([1]), isinstance([], List), issubclass(list, List), isinstance({}, Mapping))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
class Drawable(Protocol):
    color: str
    def draw(self) -> None: ...
class Circle:
    color = 'r'
    def draw(self): print('o')
print(isinstance([], HasLen), isinstance(3, HasLen), issubclass(list, HasLen), HasLen.__mro__)
for f in ("isinstance(Circle(), Drawable)","Drawable()","List[int, str]","Dict[int]","Union[()]","Optional[int, str]","Callable[int]","Callable[int, str]","isinstance([], List[int])","Any()","isinstance(1, Any)","Stack[int, str]","Stack[int][str]","TypeVar('X', int)","TypeVar('X', int, bound=int)","List[1]","List[Generic]","Generic[int]","Generic[T, T]","List()","isinstance(1, Union[int, str])","issubclass(int, Union[int,str])","isinstance(1, Optional)","Union[int, str]()","NoReturn[int]","Literal[[1]]","Annotated[int]","typing.List.foo","cast(int, 'x')","assert_never(3)","TypeVar('A',covariant=True,contravariant=True)"):
    try: print(f, eval(f))
    except Exception as e: print(f, type(e).__name__, e)
class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
p = Point(1); print(p, p.norm(), p._fields, p._field_defaults, Point.__annotations__, p._replace(y=5), Point.__mro__, Point.__name__, Point.__doc__)
Q = NamedTuple('Q', [('a', int), ('b', str)]); print(Q(1, 'x'), Q.__annotations__)
class Movie(TypedDict):
    name: str
    year: int
class M2(Movie, total=False): extra: NotRequired[int]
print(Movie(name='a', year=1), Movie.__annotations__, Movie.__total__, M2.__required_keys__ == {'name','year'}, sorted(M2.__optional_keys__), Movie.__mro__)
UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__, UserId.__name__)
def f(a: int, b: 'List[str]' = None, *c: 'Foo', d: Optional[int] = None) -> 'Optional[int]': pass
class Foo:
    a: int
    b: 'Foo'
    c: ClassVar[int] = 1
class Foo2(Foo): d: Annotated[int, 'q']
print(get_type_hints(f)); print(get_type_hints(Foo2)); print(get_type_hints(Foo2, include_extras=True))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), len(get_overloads(g)))
@final
class Fin: pass
print(Fin.__final__, TYPE_CHECKING, AnyStr, ForwardRef('x'), ForwardRef('x') == ForwardRef('x'), Text)
from dataclasses import dataclass, field, fields
@dataclass
class D(Generic[T]):
    a: T
    b: List[int] = field(default_factory=list)
    c: ClassVar[int] = 3
print(D(1), [x.name for x in fields(D)], D[int], D.__parameters__, D[int](5))
try:
    class Bad(Optional[int]): pass
except TypeError as e: print(e)
try:
    class Bad(Generic): pass
except TypeError as e: print(e)
try:
    class Bad(Pair[K, V], Generic[K]): pass
except TypeError as e: print(e)
try:
    class Bad(NamedTuple):
        a: int = 1
        b: str
except TypeError as e: print(e)
print({List[int]: 1}[List[int]], hash(Union[int, str]) == hash(Union[str, int]), Union[int, str] == Union[str, int], Union[int,str] == int | str, Optional[int] == Union[None, int])
print(List[int] | None, None | List[int], T | int, 'x' | T, list[T][int], dict[K, V][int, str], (int | list[T])[str], list[T].__parameters__)
class LL(Generic[T], List[T]): pass
print(LL[int], LL.__mro__)
def dec(fn: Callable[P, T]) -> Callable[P, List[T]]:
    def inner(*a: P.args, **k: P.kwargs): return [fn(*a, **k)]
    return inner
print(dec(len)('abc'), SupportsInt, isinstance(3, SupportsInt), isinstance(2.0, SupportsIndex), isinstance('', SupportsAbs))
print(Iterable.__origin__, List.__origin__, collections.abc.Callable[[int], str], typing.get_type_hints(dec))
Ts = TypeVarTuple('Ts')
class A2(Generic[Unpack[Ts]]): pass
print(Ts, A2[int, str], A2[()], Unpack[Ts])
import weakref, gc
a = list[int]
r = weakref.ref(a); print(r() is a); del a; print(r())
