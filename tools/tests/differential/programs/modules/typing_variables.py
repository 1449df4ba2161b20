# SPDX-License-Identifier: GPL-2.0
"""Type variables that stand for several types, and what replaces them."""
import collections.abc as ca
from typing import *

T = TypeVar("T")
T2 = TypeVar("T2")
Ts = TypeVarTuple("Ts")
P = ParamSpec("P")
number = 0


def show(make):
    """Print what is made, or what it raises, under a number."""
    global number
    number += 1
    try:
        print(number, make())
    except Exception as e:
        print(number, type(e).__name__, e)


class A(Generic[Unpack[Ts]]):
    pass


class B(Generic[T, Unpack[Ts]]):
    pass


class C(Generic[Unpack[Ts], T]):
    pass


class D(Generic[*Ts]):
    pass


class E(Generic[T, *Ts, T2]):
    pass


show(lambda: A[int])
show(lambda: A[()])
show(lambda: A[int, str])
show(lambda: A[Unpack[Ts]])
show(lambda: A[int, *tuple[str, ...]])
show(lambda: A[*tuple[int, ...]])
show(lambda: A[*tuple[int, str]])
show(lambda: B[int])
show(lambda: B[()])
show(lambda: B[int, str, bytes])
show(lambda: B[T, *Ts][int, str, float])
show(lambda: C[int])
show(lambda: C[int, str])
show(lambda: C[()])
show(lambda: C[*tuple[int, ...], str])
show(lambda: E[int, str])
show(lambda: E[int])
show(lambda: E[int, float, bytes, str])
show(lambda: E[int, *tuple[str, ...], bytes])
show(lambda: A[T, *Ts].__parameters__)
show(lambda: A[T, *Ts][int])
show(lambda: A[T, *Ts][()])
show(lambda: A[T, *Ts][int, str])
show(lambda: A[*Ts][int, str])
show(lambda: A[*Ts, T][int, str, bytes])
show(lambda: A[*Ts][*Ts])
show(lambda: A[*Ts][T, *Ts])
show(lambda: Tuple[*Ts])
show(lambda: Tuple[*Ts][int, str])
show(lambda: tuple[*Ts])
show(lambda: tuple[*Ts][int, str])
show(lambda: tuple[T, *Ts][int, str, float])
show(lambda: tuple[T, *Ts][int])
show(lambda: tuple[T, *Ts].__parameters__)
show(lambda: tuple[*Ts][*tuple[int, ...]])
show(lambda: tuple[T, *Ts][*tuple[int, ...]])
show(lambda: tuple[T, *Ts, T2][int, *tuple[str, ...], bytes])
show(lambda: Callable[[*Ts], T])
show(lambda: Callable[[*Ts], T][int, str])
show(lambda: Callable[[*Ts], T][int])
show(lambda: Callable[[int, *Ts], T][str, bytes, float])
show(lambda: Callable[[*Ts], T].__parameters__)
show(lambda: Callable[[*Ts], None][()])
show(lambda: Callable[[*Ts], None][*Ts])
show(lambda: Union[*Ts])
show(lambda: Union[*Ts][int, str])
show(lambda: Union[T, *Ts][int])
show(lambda: Union[int, *Ts].__parameters__)
show(lambda: Unpack[Ts])
show(lambda: Unpack[Ts].__parameters__)
show(lambda: Unpack[tuple[int, ...]])
show(lambda: Unpack[int])
show(lambda: Unpack)
show(lambda: list(Ts))
show(lambda: next(iter(Ts)) == Unpack[Ts])
show(lambda: Ts.__name__)
show(lambda: TypeVarTuple(1))
show(lambda: TypeVarTuple('a', int))
show(lambda: TypeVarTuple('Ts', bound=int))
show(lambda: TypeVarTuple('Ts')==Ts)
show(lambda: Unpack[Ts]==Unpack[Ts])
show(lambda: hash(Unpack[Ts])==hash(Unpack[Ts]))
show(lambda: A.__parameters__)
show(lambda: A.__orig_bases__)
show(lambda: A[Ts])
show(lambda: Generic[Ts])
show(lambda: type('X', (Generic[Ts], ), {}))
show(lambda: Generic[*Ts, *Ts])
show(lambda: Generic[T, *Ts, *TypeVarTuple('Ts2')])
show(lambda: Unpack[Ts, T])
show(lambda: isinstance(A[int](), A))
show(lambda: A[*Ts].__args__)
show(lambda: get_args(A[int, *tuple[str, ...]]))
show(lambda: get_origin(Unpack[Ts]))
show(lambda: get_args(Unpack[Ts]))
show(lambda: Tuple[Unpack[Tuple[int, ...]]])
show(lambda: Unpack[Tuple[int, str]])
show(lambda: Tuple[*Tuple[int, ...]])
show(lambda: Tuple[Unpack[Tuple[int, str]]].__args__)
show(lambda: A[int, *Tuple[str, ...]])
show(lambda: tuple[*tuple[int, str]])
show(lambda: tuple[int, *tuple[str, ...]].__args__)
show(lambda: (*tuple[int, str], )[0].__unpacked__)
show(lambda: (*tuple[int, str], )[0].__typing_unpacked_tuple_args__)
show(lambda: Unpack[tuple[int, str]].__typing_unpacked_tuple_args__)
show(lambda: Unpack[Ts].__typing_is_unpacked_typevartuple__)
show(lambda: Unpack[Ts].__typing_unpacked_tuple_args__)
show(lambda: list[*Ts])
show(lambda: list[*Ts][int])
show(lambda: List[*Ts])
show(lambda: dict[T, *Ts][int, str])
show(lambda: Annotated[T, 1][int])
show(lambda: Annotated[Tuple[*Ts], 2][int, str])
show(lambda: Annotated[*Ts, 1])
show(lambda: Optional[*Ts])
show(lambda: ClassVar[Unpack[Ts]])


class F(Generic[T, *Ts, P]):
    pass


class G(Generic[P]):
    pass


show(lambda: F[int, str, [bytes]])
show(lambda: F.__parameters__)
show(lambda: G[int, str])
show(lambda: G[[int, *Ts]])
show(lambda: G[[*Ts]][int, str])


class S(A[int, *Ts]):
    pass


show(lambda: (S.__parameters__, S[str]))
show(lambda: class_of())


def fn(*args: *Ts) -> Tuple[*Ts]:
    pass


show(lambda: fn.__annotations__)
show(lambda: get_type_hints(fn))
show(lambda: A[T, T2, *Ts][int])
show(lambda: A[list[T], *Ts][int, str])
show(lambda: A[Tuple[*Ts], T][int, str, bytes])
show(lambda: A[int, *Ts, T][*tuple[str, ...]])
show(lambda: B[*tuple[int, ...]])
show(lambda: B[*tuple[int, ...], str])
show(lambda: B[*tuple[int, ...]].__args__)
show(lambda: Ts.__mro_entries__(()))
show(lambda: type('X', (Ts, ), {}))
show(lambda: type('X', (TypeVarTuple, ), {}))
show(lambda: isinstance(1, Unpack[Ts]))
show(lambda: Ts[int])
show(lambda: Ts | int)
show(lambda: Literal[*Ts])
show(lambda: Type[*Ts])
show(lambda: A[()].__args__)
show(lambda: A[*Ts][()].__args__)
show(lambda: tuple[*Ts][()].__args__)
show(lambda: A[*tuple[int, ...], *tuple[str, ...]])
show(lambda: A[*Ts][*tuple[int, ...], *tuple[str, ...]])
show(lambda: B[T, *Ts][*tuple[int, ...], *tuple[str, ...]])
show(lambda: A[list[T], *Ts][()])
show(lambda: A[*Ts, T, T2][int, *tuple[str, ...]])
show(lambda: E[*Ts])
show(lambda: A[T, *Ts][*tuple[int, ...]])
show(lambda: ca.Callable[P, T][[int, T2], str])
show(lambda: ca.Callable[P, int][T, int])
show(lambda: ca.Callable[P, T][P, int])
show(lambda: ca.Callable[P, T][..., int])
show(lambda: ca.Callable[[int, T], T2][str, float])
show(lambda: ca.Callable[[*Ts], T][int, str, float])
show(lambda: ca.Callable[P, T][Concatenate[int, P], str])
show(lambda: Concatenate[int, P][[str, float]])
show(lambda: Concatenate[int, P][...])
show(lambda: Concatenate[int, P][Concatenate[str, P]])
for b in (42, int, None, T, int | str, Union[int, str]):
    show(lambda: P.__typing_subst__(b))
    show(lambda: Callable[P, T][b, str])
    show(lambda: ca.Callable[P, T][b, str])


class GT(Generic[T]):
    pass


show(lambda: GT[42])
show(lambda: GT[*tuple[int, ...]])
show(lambda: GT['x'])
show(lambda: GT[None])
show(lambda: GT[T][42])
show(lambda: GT[T][()])
for x in (Union[int, str], Optional[int], Literal[1], Annotated[int, 1],
          Callable[[int], str], Concatenate[int, P], Unpack[Tuple[int]],
          List[int], Tuple[int], GT[int], ClassVar[int], Any, List, Tuple,
          Type[int]):
    show(lambda: (x, list(x)))


class X:
    def __repr__(self):
        return 1


# What is no text is said by the name that was called.
show(lambda: str(X()))
show(lambda: repr(X()))
show(lambda: f"{X()}")
show(lambda: object.__str__(X()))
