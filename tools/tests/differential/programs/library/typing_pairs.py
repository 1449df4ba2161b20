# typing: what two parameters make of each other.
import collections.abc
import re
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



for a in ('int', 'None', 'T', 'List[int]', 'list[T]', 'int | str', 'Union[int, str, None]', '"x"', '5', 'Literal[1]', '(int, str)', 'P', 'Ts', 'Annotated[int, 1]', 'ClassVar[int]', 'bool', '...', 'Callable', 'P.args'):
    for b in ('int', 'None', 'T', 'Optional[str]', '5', 'P', 'Ts', 'Literal[True]'):
        attempt(f'{a} | {b}')
        attempt(f'Union[{a}, {b}]')
        attempt(f'Union[{a}, {b}] == Union[{b}, {a}], hash(Union[{a}, {b}]) == hash(Union[{b}, {a}])')
        attempt(f'({a} | {b}) == Union[{b}, {a}], Union[{a}, {b}] == ({b} | {a}), type({a} | {b}).__name__')
        attempt(f'Union[{a}, {b}].__args__, Union[{a}, {b}].__parameters__')
        attempt(f'({a} | {b})[bytes]')
        attempt(f'Annotated[{a}, {b}] == Annotated[{a}, {b}], hash(Annotated[{a}, {b}]) == hash(Annotated[{a}, {b}])')
        attempt(f'Annotated[{a}, {b}][bytes]')
        attempt(f'Literal[{a}, {b}]')
        attempt(f'Literal[{a}, {b}] == Literal[{b}, {a}]')
        attempt(f'Tuple[{a}, {b}], Dict[{a}, {b}]')
        attempt(f'Callable[[{a}], {b}][bytes]')
        attempt(f'G3[{a}, {b}][bytes]')
        attempt(f'GTTs[{a}, {b}], GTsT[{a}, {b}]')
        attempt(f'G1[{a}, *Ts, {b}][bytes]')
        attempt(f'dict[{a}, {b}] == Dict[{a}, {b}], tuple[{a}, {b}], dict[{a}, {b}][bytes]')
        attempt(f'collections.abc.Callable[[{a}], {b}] == Callable[[{a}], {b}]')
