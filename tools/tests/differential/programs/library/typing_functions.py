# typing: its functions and decorators, whatever they are given.
import contextlib
import enum
import functools
import io
import re
import sys
import types
import typing
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


# functions
class SlotsOnly: __slots__ = ('__x',)
things = ['1', 'int', 'None', 'lambda: 0', 'print', 'List[int]', 'type("X", (), {})', 'SlotsOnly()', 'classmethod(len)', 'staticmethod(len)', 'property(len)', 'functools.partial(len)', 'functools.lru_cache(len)', 'T', 'G2', 'G2[int]', '[]', 'object()', 'types.SimpleNamespace()', 'len.__call__', 'functools.cached_property(len)', 'str.join', 'types.FunctionType', 'enum.Enum', 'sys', 'Any', 'Union']
for f in ('final', 'no_type_check', 'overload', 'get_overloads', 'runtime_checkable', 'dataclass_transform()', 'dataclass_transform(eq_default=False, foo=1)', 'cast', 'assert_type', 'assert_never', 'is_typeddict', 'get_origin', 'get_args', 'no_type_check_decorator', 'clear_overloads', 'NewType', 'TypedDict', 'NamedTuple', 'get_type_hints', 'dataclass_transform'):
    for t in things:
        attempt(f'{f}({t})')
        attempt(f'{f}({t}, 1)')
        attempt(f'(lambda x: ({f}(x), getattr(x, "__final__", 0), getattr(x, "__no_type_check__", 0), getattr(x, "__dataclass_transform__", 0))[1:])({t})')
    attempt(f'{f}()')
    attempt(f'{f}(x=1)')
    attempt(f'{f}.__name__, {f}.__qualname__, {f}.__module__, {f}.__defaults__, {f}.__kwdefaults__')
    attempt(f'{f}.__code__.co_varnames[:{f}.__code__.co_argcount + {f}.__code__.co_kwonlyargcount], {f}.__code__.co_posonlyargcount, {f}.__code__.co_flags & 12')
for t in things:
    buf = io.StringIO()
    with contextlib.redirect_stderr(buf):
        attempt(f'reveal_type({t}) is not ...')
    print(repr(buf.getvalue()))
@no_type_check_decorator
def deco(f, *a):
    "my doc"
    def g(x: 'nope'): return f(x)
    return g
@deco
def foo(x: 'bad'): return x
attempt('foo.__no_type_check__, foo(1), get_type_hints(foo), deco.__name__, deco.__doc__, deco.__wrapped__')
@overload
def ov(a: int): ...
attempt('ov()'); attempt('ov(1)'); attempt('ov')
for f in assert_never, reveal_type, dataclass_transform, cast, final, overload:
    print(f.__annotations__, get_type_hints(f))
print(typing.CT_co, typing.CT_co.__bound__, typing.T, typing.KT, typing.VT_co)
