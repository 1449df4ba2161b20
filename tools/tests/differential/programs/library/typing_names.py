# typing: what its names and aliases are called and made of, which of them are
# one object, overloads by their place, and what files look like.
import copy
import collections.abc
import re
import typing
from typing import *


def attempt(text, **names):
    try:
        shown = str(eval(text, globals(), names))
        print(text, '->', re.sub(' at 0x[0-9a-f]+', '', shown))
    except BaseException as e:
        print(text, '!!', type(e).__name__, e)


T, P, Ts = TypeVar('T'), ParamSpec('P'), TypeVarTuple('Ts')


class One(Generic[T]):
    pass


class Many(Generic[*Ts]):
    pass


# names
for name in typing.__all__:
    for text in ('{}', '{}.__name__', '{0}.__qualname__, {0}.__module__',
                 'type({0}).__module__, callable({0}), copy.copy({0}) is {0}',
                 'get_origin({0}), get_args({0})', 'int | {}', '{} | None'):
        attempt(text.format(name))
    for brackets in ('[int]', '[int, T]', '[[int], T]', '[T, T, T]', '[()]',
                     '[1, 2]', '["int"]', '[str, P]'):
        what = name + brackets
        attempt(f'{what}.__name__, {what}.__qualname__, {what}.__module__')
for name in ('One[int]', 'T', 'P', 'Ts', 'P.args', 'NewType("A.B", int)',
             'ForwardRef("int")', 'int | None', 'list[int]', 'One',
             'collections.abc.Callable[[overload, T], overload]'):
    for text in ('{}', '{}.__name__', '{}.__qualname__', '{}.__module__'):
        attempt(text.format(name))

# equal parameters, one object
for text in ('Literal[1]', 'Literal[1, "a", None]', 'Literal[True, 1]',
             'Concatenate[int, P]', 'TypeGuard[int]', 'Unpack[Ts]',
             'Required[int]', 'Annotated[int, 5]', 'Annotated[int, []]',
             'Callable[[int], T]', 'Callable[P, T]', 'Tuple[()]',
             'Union[int, str]', 'Optional[T]', 'One[int]', 'Many[int, str]',
             'ClassVar[int]', 'Type[One]', 'List[List[int]]', 'P.args'):
    attempt(f'{text} is {text}, {text} == {text}')
    attempt(f'copy.copy({text}) is {text}, copy.copy({text}) == {text}')
    attempt(f'copy.deepcopy({text}) == {text}')
for form in 'List', 'ClassVar', 'Literal', 'One', 'Optional', 'Final':
    for values in (1, True, 1.0), (False, 0, 0.0):
        for value in values:
            attempt(f'{form}[{value!r}]')
attempt('List[int | str], List[Union[int, str]], List[int | str]')
attempt('Literal[1, True], Literal[True, 1], Literal[1.0, 1]')

# what is behind two stars
for text in ('List[int]', 'Tuple[int, T]', 'tuple[int, T]', 'One[int]',
             'Literal[1]', 'list[int]', 'Unpack[Ts]', 'Union[int, str]', 'Ts'):
    attempt(f'Many[*{text}]')
    attempt(f'Tuple[*{text}]')

# overloads
attempt('get_overloads(T), get_overloads(P.args), get_overloads(print)')


@overload
def f(x: int): pass
@overload
def f(x: str): pass
def f(x): pass


class Has:
    @overload
    @classmethod
    def f(cls, x: int): pass
    @overload
    @classmethod
    def f(cls, x: str): pass
    @classmethod
    def f(cls, x): pass
    @overload
    def f(self, x: bytes): pass


for text in ('f', 'Has.f', 'T', 'Has', 'print', 'overload(1)', '1', 'One[int]'):
    attempt(f'get_overloads({text})')
clear_overloads()
attempt('get_overloads(f), get_overloads(T)')

# files
for kind in IO, TextIO, BinaryIO:
    for name in dir(kind):
        found = getattr(kind, name)
        said = getattr(found, 'fget', found)
        print(kind.__name__, name, type(found).__name__,
              getattr(found, '__isabstractmethod__', None),
              getattr(said, '__annotations__', None),
              getattr(said, '__defaults__', None))
    print(kind().readline(), kind().mode)
