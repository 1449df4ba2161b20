# typing: aliases in aliases in aliases, chosen by chance from one seed, and
# what can be asked of each.
import collections.abc
import random
import re
import types
import warnings
from typing import *

T, S, T2 = TypeVar('T'), TypeVar('S'), TypeVar('T2')
P, P2 = ParamSpec('P'), ParamSpec('P2')
Ts, Ts2 = TypeVarTuple('Ts'), TypeVarTuple('Ts2')
NT = NewType('NT', int)
class G1(Generic[*Ts]): pass
class G2(Generic[T]): pass
class G3(Generic[T, S]): pass
class GP(Generic[P]): pass
class GTP(Generic[T, P]): pass
class GPT(Generic[P, T]): pass
class GTTs(Generic[T, *Ts]): pass
class GTsT(Generic[*Ts, T]): pass
class N: pass
class TD(TypedDict):
    a: int
class NTG(NamedTuple, Generic[T]):
    x: T
class TDG(TypedDict, Generic[T]):
    x: T
class RP(Protocol[T]): pass

LEAVES = ('int; str; None; Any; T; S; P; Ts; *Ts; Unpack[Ts]; "int"; "T"; ...; 5; '
          'T2; bytes; object; G2; G3; List; Dict; Tuple; Callable; Optional; '
          'Literal[1]; P.args; Self; Never; NoReturn; Type; N; TD; NT; RP; float; '
          '(); []; [int]; [T]; [int, T]; [P]; [...]; (int, str); list; dict; '
          'tuple; type; collections.abc.Callable; Generic; Protocol; Ts2; P2; '
          '*tuple[int, ...]; *tuple[int, str]; *tuple[T, ...]; *tuple[T, S]; '
          '*Tuple[int, T]; Concatenate[int, P]; Union[int, str]; int | str; T | '
          'None; True; 1.0; Any').split('; ')
HEADS = ('List; Dict; Tuple; Callable; Optional; Union; Literal; Annotated; '
         'ClassVar; Final; Type; G1; G2; G3; GP; GTP; GTTs; GTsT; list; dict; '
         'tuple; type; collections.abc.Callable; Concatenate; Unpack; TypeGuard; '
         'Generic; Protocol; Set; Generator; Iterable; collections.abc.Iterable; '
         'DefaultDict; collections.deque; Required; TD; Coroutine; '
         'AsyncGenerator; Deque; ContextManager; RP; NTG; TDG; GPT; Mapping').split('; ')


def listed(count, depth):
    return ', '.join(chosen(depth) for _ in range(count))


def arguments(depth):
    # What comes first in a Callable.
    kind = random.randrange(5)
    if kind == 0:
        return chosen(depth)
    return ('...', 'P', f'[{listed(random.randrange(4), depth)}]',
            f'Concatenate[{chosen(depth)}, P]')[kind - 1]


def chosen(depth):
    """The text of an alias, or of what can be in one."""
    chance = random.random()
    if depth <= 0 or chance < .25:
        return random.choice(LEAVES)
    if chance < .33:
        return (chosen(depth - 1).lstrip('*') + ' | ' +
                chosen(depth - 1).lstrip('*'))
    if chance < .5:
        head = random.choice(('Callable', 'collections.abc.Callable'))
        return f'{head}[{arguments(depth - 1)}, {chosen(depth - 1)}]'
    inside = listed(random.choice((1, 1, 1, 2, 2, 2, 3, 0)), depth - 1)
    return f"{random.choice(HEADS)}[{inside or '()'}]"


def replaced(text):
    """The same with what its variables stand for, up to two times."""
    for _ in range(random.choice((0, 1, 1, 2))):
        text += f"[{listed(random.choice((1, 1, 2, 2, 3, 0)), 1) or '()'}]"
    return text


def shown(value):
    return re.sub(' at 0x[0-9a-f]+', '', str(value))


def asked(*questions):
    for ask in questions:
        try:
            print('   ', shown(ask()))
        except Exception as e:
            print('   !!', type(e).__name__, shown(e))


def hints(note, **kwds):
    has = types.SimpleNamespace(__annotations__={'x': note})
    return get_type_hints(has, globals(), **kwds)


warnings.simplefilter('ignore')
random.seed(611)
for _ in range(1500):
    text = replaced(chosen(2))
    try:
        v = eval(text)
    except Exception as e:
        print(text, '!!', type(e).__name__, shown(e))
        continue
    print(text, '->', shown(v))
    asked(lambda: (getattr(v, '__args__', None),
                   getattr(v, '__parameters__', None), get_origin(v),
                   get_args(v), type(v).__name__),
          lambda: v == eval(text), lambda: hash(v) == hash(eval(text)),
          lambda: hints(v), lambda: hints(text, include_extras=True),
          lambda: v.__mro_entries__((v,)),
          lambda: types.new_class('K', (v,)).__parameters__)
