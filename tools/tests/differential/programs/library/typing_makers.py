# typing: type variables, NewType and ForwardRef, whatever they are given.
import copy
import re
import sys
import types
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


# variables
for kind in ('TypeVar', 'ParamSpec', 'TypeVarTuple', 'NewType', 'ParamSpecArgs', 'ForwardRef'):
    for a in ('', '"A"', '5', '"A", int', '"A", int, str', '"A", bound=int', '"A", bound="int"', '"A", bound=5', '"A", bound=(1,)', '"A", bound=None', '"A", bound=0', '"A", bound=ClassVar[int]', '"A", covariant=True', '"A", contravariant=True', '"A", covariant=True, contravariant=True', '"A", covariant=1', '"A", int, str, bound=int', '"A", *[int]*3', '"A", "int", None', '"A", (1,), int', 'name="A"', '"A", foo=1', '"A", ClassVar, int', '"A", T, int', '"A", bound=T', '"A", bound=List[T]', '"A", bound=Union[int, str]', '"A", covariant="x"', '"A", bound=Any', '"A", bound=NoReturn', '"A", bound=Generic','"A", bound=...', 'None', '["x"]'):
        e = f'{kind}({a})'
        for q in ('repr(x)', 'x.__name__', 'x.__bound__', 'x.__constraints__', 'x.__covariant__', 'x.__contravariant__', 'x.__module__', 'x == x', f'x == {e}', 'x | int', 'x[int]', 'list(x)', 'x(1)', 'x.__dict__.keys() >= {"__name__"}', 'x.args, x.kwargs', 'x.args.__origin__ is x', 'x.args == x.args, x.args == x.kwargs, x.args != x.kwargs', 'hash(x.args)', 'hash(x) is not None', 'x.__reduce__()', 'class_(x)', 'isinstance(1, x)', 'issubclass(int, x)', 'copy.copy(x) is x', 'x.__typing_subst__(int)', 'x.__typing_subst__(5)', 'x.__typing_subst__((1, 2))', 'x.__typing_subst__([int])', 'x.__typing_subst__(...)', 'x.__typing_subst__(Unpack[Ts])', 'x.__typing_subst__(ClassVar[int])', 'x.__typing_subst__(None)', 'x.__typing_subst__("A")', 'x.__typing_prepare_subst__(List[T], (1,))', 'bool(x)', 'x.__init__("B")', 'setattr(x, "__name__", "C")', 'x', 'del_(x)', 'sys.getsizeof(x) > 0', 'weak(x)', 'type(x).__mro__[0]'):
            try: x = eval(e)
            except BaseException as ex: print(e, '!!', type(ex).__name__, ex); break
            attempt(q, x=x, class_=lambda x: types.new_class('K', (x,)).__mro__, weak=lambda x: weakref.ref(x)() is x, del_=lambda x: delattr(x, '__name__'))
