# SPDX-License-Identifier: GPL-2.0
import re
print(re.Pattern[str], re.Match[bytes])
from typing import Pattern, Match, NamedTuple, Generic, TypeVar, TypedDict
import typing
T = TypeVar('T')
print(Pattern[str], Match, Pattern, Match[bytes], isinstance(re.compile('a'), Pattern), Pattern.__origin__ is re.Pattern, 'Pattern' in typing.__all__, typing.Pattern is Pattern, issubclass(re.Match, Match))
class X(NamedTuple, Generic[T]):
    a: T
    b: int = 3
    def m(self): return self.a
print(X[int](1), X[int], X.__parameters__, X.__mro__[1:3], len(X.__orig_bases__), X(1, 2).m(), X[str].__args__, isinstance(X(1), tuple), X.__bases__)
print(TypedDict('D', a=int))
try: typing.Nope
except AttributeError as e: print(e)
try: from typing import Nope2
except ImportError as e: print(e.name)
for bad in ('class Y(T): pass', 'class Y(NamedTuple, int): a: int'):
    try: exec(bad, globals())
    except TypeError as e: print(e)
ns = {}
exec('from typing import *', ns)
print(ns['Pattern'], ns['Match'], len(ns) == len(typing.__all__) + 1)
from typing import *
T = TypeVar('T'); PS = ParamSpec('PS'); Ts = TypeVarTuple('Ts')
for bad in ('T', 'PS', 'Ts', '*Ts', 'Unpack[Ts]', 'Any', 'Optional', 'Self', 'Literal[1]', 'Union', 'List', 'Final[int]', 'ForwardRef("x")'):
    try: exec(f'class Y({bad}): pass', globals()); print(bad, Y.__mro__)
    except TypeError as e: print(bad, e)
