# typing: what replaces the variables in brackets, what Callable takes, and
# what get_type_hints() finds in starred and textual annotations.
import collections
import collections.abc
import copy
import re
import typing
from typing import *


def said(value):
    return re.sub(' at 0x[0-9a-f]+', '', str(value))


def attempt(text, **names):
    try:
        print(text, '->', said(eval(text, globals(), names)))
    except BaseException as e:
        print(text, '!!', type(e).__name__, said(e))


def after(body, text):
    names = dict(globals())
    try:
        exec(body, names)
        print(body, '->', said(eval(text, names)))
    except BaseException as e:
        print(body, '!!', type(e).__name__, said(e))


T, T2 = TypeVar('T'), TypeVar('T2')
P = ParamSpec('P')
Ts, Ts2 = TypeVarTuple('Ts'), TypeVarTuple('Ts2')


class Many(Generic[*Ts]):
    pass


class Called(Generic[T, P]):
    pass


# a TypeVarTuple with and without its star
GIVEN = ('int, str', 'int', '()', '*Ts', 'Unpack[Ts]', 'int, *Ts',
         'int, *Ts, *Ts', 'int, *Ts, T', 'int, str, *Ts', '*Ts, int', 'Ts',
         'Ts, Ts', '*tuple[int, ...]', 'int, *tuple[int, ...]',
         '*tuple[int, ...], str', 'int, *tuple[int, ...], str',
         '*tuple[int, str]', '*tuple[()]', '*tuple["int"]',
         'T, *tuple[int, ...], *tuple[str, ...]', 'None, None, None')
for A in Many, Tuple, tuple:
    for inside in ('Ts', 'T, Ts', 'T, T2', 'T, *Ts, str, T2', '*Ts, T, T2',
                   'T, T2, *Ts', '*Ts', 'list[Ts]', '*tuple[Ts]',
                   'List[T], Many[*Ts], T', '*Ts, *Ts2'):
        for given in GIVEN:
            attempt(f'A[{inside}][{given}]', A=A)

# a ParamSpec
for alias in ('Callable[P, int]', 'Callable[Concatenate[int, P], T]',
              'Called[T, P]', 'collections.abc.Callable[P, T]',
              'Called[int, P]', 'Called[T, [T2, int]]', 'List[Callable[P, T]]',
              'collections.abc.Callable[Concatenate[T, P], int]'):
    for given in ('int', '[int]', '[int, str]', '...', 'P', 'int, [str]',
                  'int, ...', '[], int', '[int], str', '..., T', 'P, int',
                  'int, P', 'Concatenate[int, P]', '()', 'int, str',
                  'Concatenate[int, P], str', 'int, str, bool'):
        attempt(f'{alias}[{given}]')
        attempt(f'{alias}[{given}].__args__')

# what is said of arguments
for inside in ('"P", int', '["P"], int', '"P.args", int', '..., int', 'P, int',
               '[P], int', '"...", int', 'Concatenate[int, P], int',
               '"Concatenate[int, P]", int', 'int, int', '(int, str), int',
               '[], int', '[Ts], int', '[*Ts], int', '*Ts, int',
               '[[int]], int', '[int], "int"', 'None, int', '[None], None',
               'T, int', '(), int', '[()], int', '[(1, 2)], int',
               '[...], int', '[int, ...], int', 'int', '[int], int, int',
               '()', 'P, P'):
    for name in 'Callable', 'collections.abc.Callable':
        attempt(f'{name}[{inside}]')
        attempt(f'{name}[{inside}].__args__')
        attempt(f'get_args({name}[{inside}])')
        attempt(f'{name}[{inside}].__reduce__()[1]')
        attempt(f'copy.copy({name}[{inside}]) == {name}[{inside}]')
        after(f'class C:\n  x: {name}[{inside}]', 'get_type_hints(C)')
        after(f'def f(x: {name}[{inside}]): 0', 'get_type_hints(f)')
attempt('Callable[[int], str] is Callable[[int], str]')
attempt('List[int] is List[int], Many[int, str] is Many[int, str]')

# a star, and texts
for note in ('*Ts', '*tuple[int, str]', '*Many[int, str]', '*Tuple[int, str]',
             '*tuple["int", ...]', '*Many["int"]', 'list["int"]',
             'list[list["Many[int]"]]', 'dict[str, "None"]',
             'tuple["int", ...]', 'type["Many"]', 'P.args',
             'list["undefined"]', 'list["int"] | None', 'list["1 +"]'):
    for body in (f'def f(*args: {note}): 0', f'def f(*args: {note!r}): 0'):
        after(body, 'get_type_hints(f)')
        after(body, 'type(get_type_hints(f)["args"]).__name__')
        after(body, f'get_type_hints(f)["args"] == Unpack[{note.lstrip("*")}]')

# what is kept can be forgotten
print(type(typing._cleanups), all(map(callable, typing._cleanups)))
before = List[T], Many[int], Union[int, str]
for clear in typing._cleanups:
    clear()
print(before == (List[T], Many[int], Union[int, str]),
      before[0] is List[T], before[1] is Many[int])

# one ParamSpec in one Callable, in another alias, in another Callable
for form in '{}', 'List[{}]', 'list[{}]', 'Callable[..., {}]', \
        'collections.abc.Callable[..., {}]', 'Called[{}, int]':
    for inside in '[P, int]', '[[P], int]', '[Concatenate[T, P], int]':
        for name in 'Callable', 'collections.abc.Callable':
            alias = form.format(name + inside)
            for given in ('str', 'str, int', '[str]', '(str,)', '((str,),)',
                          '((str, int),)', '*tuple[int, str]', 'Generic',
                          '*tuple[int, ...]', '()', '...', 'P'):
                attempt(f'{alias}[{given}]')

# unions compare as sets do
for left in 'int | str', 'int | list[[int]]', 'collections.deque[[...]] | Any':
    for right in 'str | int', 'list[[int]] | int', 'Union[int, str]', '5':
        attempt(f'({left}) == ({right})')
        attempt(f'({left}) != ({right})')
