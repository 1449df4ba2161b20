# typing: what classes can be derived from, and what marks they get.
import collections.abc
import contextlib
import functools
import re
from typing import *


def after(body, text):
    names = dict(globals())
    try:
        exec(body, names)
        shown = str(eval(text, names))
        print(body, '->', re.sub(' at 0x[0-9a-f]+', '', shown))
    except BaseException as e:
        print(body, '!!', type(e).__name__, e)


T, S, T2 = TypeVar('T'), TypeVar('S'), TypeVar('T2')
P = ParamSpec('P')
Ts, Ts2 = TypeVarTuple('Ts'), TypeVarTuple('Ts2')


class One(Generic[T]):
    pass


class Two(Generic[T, S]):
    pass


class Asks(Protocol):
    def ask(self): pass


# protocols; of the classes of collections.abc some may be their bases
WHAT = '(X.__mro__, X.__bases__, X.__parameters__, X._is_protocol)'
for name in collections.abc.__all__:
    after(f'class X(collections.abc.{name}, Protocol): 0', WHAT)
for bases in ('Protocol, int', 'Protocol, One', 'Protocol, One[T]',
              'Protocol[T], One[T]', 'Protocol[T], int', 'Sized, Protocol',
              'Iterable[T], Protocol[T]', 'Mapping[T, S], Protocol[T]',
              'Mapping[T, S], Protocol[T, S]', 'Iterable[T], Protocol',
              'Protocol, Iterable', 'Protocol, Iterable[T]', 'Asks, Protocol',
              'Protocol[T], Asks', 'Protocol, Asks', 'Asks, One[T]',
              'Protocol[T], Generic[T]', 'Protocol, Generic[T]',
              'Generic[T], Protocol', 'Generic[T], Protocol[T]',
              'Protocol[T], Protocol[S]', 'Protocol[T, T]', 'Protocol[int]',
              'Protocol[int, T]', 'Protocol["T"]', 'Protocol[()]',
              'Protocol, Protocol', 'ContextManager, Protocol',
              'AsyncContextManager[T], Protocol[T]', 'Protocol[P]',
              'contextlib.AbstractContextManager, Protocol',
              'contextlib.ContextDecorator, Protocol',
              'Protocol[*Ts]', 'Protocol[Ts]', 'Protocol, SupportsInt',
              'SupportsAbs[T], Protocol', 'IO, Protocol', 'dict, Protocol',
              'Exception, Protocol', 'Generic, Protocol', 'Protocol, Generic',
              'Protocol, object', 'Sequence[T], Protocol[T]',
              'Generator[T, T, T], Protocol', 'Protocol[*Ts], Iterable[T]',
              'Mapping[T, S], Protocol[T, S, T2]', 'Protocol[T][int]'):
    after(f'class X({bases}): 0', WHAT)

# classes with variables
for bases in ('Generic[T], Generic[S]', 'Generic[T, T]', 'Generic[int]',
              'Generic["T"]', 'Generic[Ts]', 'Generic[*Ts]', 'Generic',
              'Generic[()]', 'One[T], Generic[S]', 'One[T], Two[T, S]',
              'One[T], Two[T, S], Generic[S]', 'One, Generic[T]',
              'One[int], Two[T, S]', 'Mapping[T, S], Generic[T]',
              'List[T], Generic[S]', 'Generic[T, ...]', 'Generic[T, [int]]',
              'Generic[T][int]', 'Generic[T, *Ts, *Ts2]', 'Generic[Tuple[T]]',
              'One[T][S]', 'Dict[T, One[S]]', 'Tuple[T, ...], One[int]'):
    after(f'class X({bases}): 0', '(X.__mro__, X.__parameters__)')

# classes of annotations
for bases in ('NamedTuple, Plain', 'NamedTuple, tuple', 'Fields', 'TypedDict',
              'NamedTuple, NamedTuple', 'NamedTuple, Fields', 'Keys, Fields',
              'NamedTuple, Generic[T]', 'Generic[T], NamedTuple', 'Keys',
              'Plain, NamedTuple', 'NamedTuple, Generic', 'NamedTuple, One[T]',
              'NamedTuple, Protocol', 'NamedTuple, object', 'Keys, Keys',
              'Fields, NamedTuple', 'NamedTuple, Sized', 'TypedDict, Keys',
              'NamedTuple, TypedDict', 'TypedDict, int', 'TypedDict, One[T]',
              'TypedDict, Generic[T]', 'Generic[T], TypedDict',
              'TypedDict, Generic', 'TypedDict, dict', 'TypedDict, Protocol',
              'Keys, TypedDict', 'NamedTuple, Generic[T], Generic[S]'):
    after('class Plain: 0\nclass Fields(NamedTuple):\n  y: int\n'
          f'class Keys(TypedDict):\n  y: int\nclass X({bases}):\n  x: int',
          '(X.__mro__, X.__bases__, X.__annotations__)')

# marks
after('''class M:
  @final
  @classmethod
  def c(cls): pass
  @final
  @staticmethod
  def s(): pass
  @final
  @functools.lru_cache()
  def l(self): pass
  @final
  @property
  def p(self): pass
  @final
  @functools.cached_property
  def cp(self): pass
''', '[getattr(value, "__final__", None) for value in vars(M).values()]')
after('''
def out(x: int): pass
@no_type_check
class A:
  x: int
  @staticmethod
  def static(x: int): pass
  @classmethod
  def of_class(x: int): pass
  def method(x: int): pass
  @property
  def pr(self) -> int: pass
  theirs = out
  theirs_of_class = classmethod(out)
  theirs_static = staticmethod(out)
  short = lambda x: 0
  class Inner:
     y: int
     @classmethod
     def of_class(x: int): pass
class B(A):
  def method(x: int): pass
  @classmethod
  def its(x: int): pass
''', '''[(name, getattr(getattr(A, name), "__no_type_check__", None))
  for name in dir(A) if "__" not in name], [get_type_hints(f) for f in (
  A.static, A.of_class, A.method, A.Inner, A.Inner.of_class, A.theirs,
  A.theirs_of_class, B, B.method, B.its, B.of_class)]''')
