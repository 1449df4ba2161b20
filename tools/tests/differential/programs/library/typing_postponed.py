# typing: annotations that are all texts, and programs that use what they say.
from __future__ import annotations
import typing, collections, dataclasses, enum, functools, copy, re
from typing import *
def attempt(f):
    try: print(re.sub(' at 0x[0-9a-f]+', '', str(f())))
    except BaseException as e: print(type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)))
T = TypeVar('T'); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')
class A:
    x: int
    y: list[A]
    z: ClassVar[A]
    w: Final[int] = 3
    def f(self, a: A, *b: *Ts, **c: P.kwargs) -> Callable[P, T]: ...
class N(NamedTuple):
    a: A
    b: int | None = None
class D(TypedDict, total=False):
    a: Required[A]
    b: list[D]
@dataclasses.dataclass
class DC:
    a: int
    b: ClassVar[int] = 3
    c: dataclasses.InitVar[int] = 4
    d: typing.ClassVar[int] = 5
    e: Annotated[int, 5] = 0
for o in (A, A.f, N, D, DC):
    attempt(lambda: o.__annotations__); attempt(lambda: get_type_hints(o)); attempt(lambda: get_type_hints(o, include_extras=True))
attempt(lambda: dataclasses.fields(DC))
attempt(lambda: (N._field_defaults, N.__new__.__annotations__, D.__required_keys__, D.__optional_keys__))
@functools.singledispatch
def g(x): return 'base'
@g.register
def _(x: int): return 'int'
attempt(lambda: g(1))
def mk():
    @g.register
    def _(x: str | bytes): return 's'
attempt(mk)
attempt(lambda: g('x'))
def mk2():
    @g.register
    def _(x: List[int]): return 's'
attempt(mk2)
def mk3():
    @g.register(list)
    def _(x: int): return 'list'
attempt(mk3); attempt(lambda: g([]))
def mk4():
    @g.register
    def _(x: Union[int, List[str]]): return 's'
attempt(mk4)
def mk5():
    @g.register
    def _(x): return 's'
attempt(mk5)
class V(Generic[T]):
    def __init__(self, x: T) -> None: self.x = x
    @property
    def p(self) -> T: return self.x
    @overload
    def o(self, a: int) -> int: ...
    @overload
    def o(self, a: str) -> str: ...
    def o(self, a): return a
v = V[int](3)
attempt(lambda: (v.__orig_class__, v.p, v.o('a'), get_overloads(V.o), get_type_hints(V.o), get_type_hints(V.p.fget), [get_type_hints(q) for q in get_overloads(V.o)]))
attempt(lambda: copy.copy(v).__orig_class__)
attempt(lambda: V.__class_getitem__)
class En(Generic[T]):
    class Color(enum.Enum): R = 1
attempt(lambda: Literal[En.Color.R]); attempt(lambda: Literal[En.Color.R] == Literal[En.Color.R]); attempt(lambda: get_args(Literal[En.Color.R, None, b'x', 1.5]))
match List[int]:
    case typing._GenericAlias(__origin__=o, __args__=(a,)): print(o, a)
print(f'{List[int]!r:>20}|{Optional[int]!s}|{T}')
attempt(lambda: f'{List[int]:>20}')
attempt(lambda: sorted([List[int], Dict[int, str]]))
attempt(lambda: {List[int]: 1, List[int]: 2, list[int]: 3, Union[int, str]: 4, Union[str, int]: 5, int | str: 6})
attempt(lambda: functools.reduce(lambda a, b: a | b, [int, None, List[T], 'x', Any]))
attempt(lambda: functools.reduce(lambda a, b: a | b, [List[T], 'x', Any]))
attempt(lambda: type[int] | None); attempt(lambda: Type[int] | None); attempt(lambda: isinstance(int, Type)); attempt(lambda: isinstance([1], List)); attempt(lambda: isinstance([1], (List, int)))
attempt(lambda: isinstance([1], (List[int], int))); attempt(lambda: issubclass(dict, (Mapping, List)))
attempt(lambda: isinstance(1, Optional[int])); attempt(lambda: isinstance(None, Optional[int])); attempt(lambda: isinstance(None, int | None))
attempt(lambda: Any()); 
class SA(Any): pass
attempt(lambda: (SA(), SA.__mro__, isinstance(SA(), SA), repr(SA), type(SA))); attempt(lambda: isinstance(1, SA))
attempt(lambda: typing.TYPE_CHECKING); attempt(lambda: List.__doc__); 
import sys
attempt(lambda: [len(typing.__all__), sorted(typing.__all__)[:5]])
attempt(lambda: sys.getsizeof(TypeVar('X')) > 0)
attempt(lambda: NewType('U', int).__supertype__); attempt(lambda: NewType('U', int)(5) + 1)
U = NewType('U', str)
attempt(lambda: (U, U.__module__, U.__name__, U | int, List[U], isinstance(U, NewType), hash(U) == hash(U)))
attempt(lambda: type('Sub', (U,), {})); 
def sub():
    class Sub(U): pass
attempt(sub)
