# SPDX-License-Identifier: GPL-2.0
# Members that come by update(), values that are no numbers, data class texts.
import dataclasses
import enum
import typing
from dataclasses import dataclass, field, fields


class Found(enum.Enum):
    vars().update({k: v for k, v in dict(A_X=1, B=2, A_Y='y').items()
                   if k.startswith('A')}, A_Z=3)


print(list(Found))
try:
    class Twice(enum.Enum):
        A = 1
        vars().update(A=2)
except TypeError as e:
    print(e)
try:
    class NoNumber(enum.Flag):
        A = 'x'
except TypeError as e:
    print(e)


class Negative(enum.Flag):
    A = 1
    B = -1


print(list(Negative), enum.show_flag_values(5))
try:
    enum.show_flag_values(-8)
except ValueError as e:
    print(e)


class Float(float, enum.Enum):
    A = 1.5


print(Float.fromhex('0x1.8p0') is Float.A)
for text in ('typing .ClassVar[str]', 'typing. ClassVar[str]', ' ClassVar',
             'typing.ClassVar.[int]', 'typing.ClassVar+', 'typingClassVar',
             'other.ClassVar', 'x.y.ClassVar', '', '.', '[int]', '1',
             'dataclasses .InitVar[str]', 'dataclasses.InitVar+',
             'dataclasses.field', 'dataclasses.', 'typing.InitVar',
             'KW_ONLY', 'dataclasses.KW_ONLY'):
    made = type('C', (), {'__annotations__': {'x': text}, '__module__':
                          __name__})
    print(repr(text), [f.name for f in fields(dataclass(made))])


@dataclass(frozen=True)
class Frozen:
    x: list = field(metadata={'k': []}, default=())


print(Frozen.__hash__.__qualname__, Frozen.__eq__.__qualname__)
one = fields(Frozen)[0]
one.type = [one]
print(repr(one)[:40], '...' in repr(one))
try:
    dataclass(5)
except AttributeError as e:
    print(e)


class Root:
    __slots__ = iter(['a'])


try:
    dataclass(slots=True)(type('D', (Root,), {'__annotations__': {'x': int}}))
except TypeError as e:
    print(e)
