# typing: classes derived from aliases and Generic, get_origin() and get_args().
import collections.abc
import copy
import dataclasses
import enum
import re
import types
import typing
import weakref
from typing import *


def attempt(text, **names):
    try:
        shown = str(eval(text, globals(), names))
        print(text, '->', re.sub(' at 0x[0-9a-f]+', '', shown))
    except BaseException as e:
        print(text, '!!', type(e).__name__, re.sub(' at 0x[0-9a-f]+', '', str(e)))


T, S, T2 = TypeVar('T'), TypeVar('S'), TypeVar('T2')
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')


class G1(Generic[*Ts]): pass
class G2(Generic[T]): pass
class G3(Generic[T, S]): pass
class GP(Generic[P]): pass
class GTP(Generic[T, P]): pass
class GTTs(Generic[T, *Ts]): pass
class GTsT(Generic[*Ts, T]): pass


# Generic classes
class C0(Generic[T]):
    __slots__ = ('a', '__weakref__')
    def __init__(self, a=None): self.a = a
class C1(C0[int]): pass
class C2(Generic[T, S]):
    attr = 1
    def __class_getitem__(cls, item): return super().__class_getitem__(item)
class C3(Dict[str, T], Generic[T]): pass
class C4(List[T]): pass
class C5(collections.abc.Mapping, Generic[T]):
    def __getitem__(self, k): return k
    def __iter__(self): return iter('ab')
    def __len__(self): return 2
class C6(MutableMapping[T, S]): pass
class C7(Generic[T]):
    def __init_subclass__(cls, **kw): print('init', cls, kw); super().__init_subclass__()
class C8(C7[T], x=1): pass
class C9(C7[int], y=2): pass
class Me(type): 
    def __getitem__(cls, i): return ('meta', i)
class C10(Generic[T], metaclass=Me): pass
class C11(Generic[T]):
    def __new__(cls, *a): return object.__new__(cls)
    def __setattr__(self, n, v): print('set', n, v); object.__setattr__(self, n, v)
class C12(Exception, Generic[T]): pass
class C13(tuple, Generic[T]): pass
class C14(Generic[T], enum.Enum): pass
@dataclasses.dataclass
class C15(Generic[T]):
    x: T
    y: List[T] = dataclasses.field(default_factory=list)
class C16(Counter[str]): pass
class C17(Tuple[int, str]): pass
class C18(Type[int]): pass
class C19(Deque[T]): pass
class C20(DefaultDict[str, T]): pass
class C21(Callable[[int], T]):
    def __call__(self, x): return x
class C22(ContextManager[T]): 
    def __exit__(self, *a): return True
class C23(Iterator[T]):
    def __next__(self): raise StopIteration
class C24(Generator[int, T, None]):
    def send(self, x): pass
    def throw(self, *a): pass
class C25(list[int]): pass
class C26(dict[str, T], Generic[T]): pass
class C27(list[T]): pass
class C28(Hashable): pass
class C29(Sized): pass
class C30(Any): pass
class C31(G1[int, *Ts]): pass
class C32(GP[[int, T]]): pass
class C33(IO[str]): pass
class C34(SupportsInt): pass
class C35(SupportsInt):
    def __int__(self): return 7
for i in range(36):
    c = f'C{i}'
    for q in ('{c}.__mro__', '{c}.__bases__', '{c}.__parameters__', '{c}.__orig_bases__', '{c}()', '{c}(1)', '{c}[int]', '{c}[int, str]', '{c}[T]', '{c}[T][int]', '{c}[int]()', '{c}[int](1)', '{c}[int]().__orig_class__', '{c}[int](1).__orig_class__', '{c}[int]().__class__', 'isinstance({c}(), {c})', 'isinstance({c}(), {c}[int])', 'issubclass({c}, {c})', 'issubclass({c}, Generic)', 'issubclass({c}, {c}[int])', '{c}[int].attr', '{c}[int].__init__', '{c}[int] == {c}[int], {c}[int] is {c}[int], hash({c}[int]) == hash({c}[int])', '{c}[int] == {c}[str]', 'get_origin({c}[int]), get_args({c}[int])', 'types.get_original_bases({c})', 'weakref.ref({c}())() is None', 'copy.copy({c}())', 'copy.deepcopy({c}[int])', '{c}.__dict__.get("__slots__")', 'bool({c}.__abstractmethods__)', 'repr({c}[T, ...])', '{c}[()]', '{c}["X"]', '{c}[None]', '{c}[int] | None', '{c} | None', 'type({c})', '{c}[{c}[int]]', 'type("Sub", ({c},), {{}}).__mro__', 'types.new_class("Sub", ({c}[int],)).__mro__', 'types.new_class("Sub", ({c}[T],)).__parameters__', 'types.new_class("Sub", ({c}[T], Generic[T])).__mro__', 'types.new_class("Sub", (Generic[T], {c}[T])).__mro__', 'dir({c}[int]) == dir({c}[int])', '{c}.__class_getitem__'):
        attempt(q.format(c=c))
# get_origin, get_args over many
for t in ('List', 'List[int]', 'Literal[1, 2]', 'Callable', 'Callable[..., int]', 'Callable[[], int]', 'Callable[[int, str], None]', 'Callable[P, int]', 'Callable[Concatenate[int, P], int]', 'collections.abc.Callable[[], int]', 'collections.abc.Callable[..., int]', 'collections.abc.Callable[P, T]', 'Annotated[int, 1, 2]', 'ClassVar[int]', 'Generic', 'Generic[T]', 'Union[int, str]', 'Union[int, None]', 'int | str', 'P.args', 'P.kwargs', 'Required[int]', 'list[int]', 'tuple[()]', 'Tuple[()]', 'Tuple[int, ...]', 'type[int]', 'Unpack[Ts]', 'Unpack[Tuple[int]]', '(*tuple[int, str],)[0]', 'TypeGuard[int]', 'NewType("N", int)', 'Protocol', 'Protocol[T]', 'int', 'None', '5', '"x"', 'T', 'Final[int]', 'Type', 'DefaultDict[int, str]', 'ContextManager[int]', 'Match[str]', 're_.Pattern[str]', 'GP[int]', 'GP[[int, str]]', 'GTP[int, [str]]', 'Optional', 'Any', 'G1[()]', 'G1[int, *Ts]', 'ForwardRef("x")', 'IO[str]'):
    attempt(f'get_origin({t}), get_args({t})')
    attempt(f'{t}')
for n in ('Foo', 're', 'io', '__version__', 'match', '_x', 'collections', 'sys', 'abc'):
    attempt(f'hasattr(typing, "{n}") and 0 or typing.Nope')
