# typing: which objects and classes are a protocol's, and checks of all aliases.
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


# Protocol runtime checks
PROTOS = ['''@runtime_checkable
class Q(Protocol):
  def meth(self): ...''', '''@runtime_checkable
class Q(Protocol):
  x: int''', '''@runtime_checkable
class Q(Protocol):
  x = 1''', '''@runtime_checkable
class Q(Protocol):
  meth = None''', '''@runtime_checkable
class Q(Protocol):
  @property
  def x(self): ...''', '''@runtime_checkable
class Q(Protocol[T]):
  def meth(self) -> T: ...''', '''class Q(Protocol):
  def meth(self): ...''', '''class B(Protocol):
  def meth(self): ...
@runtime_checkable
class Q(B, Protocol):
  def other(self): ...''', '''@runtime_checkable
class B(Protocol):
  def meth(self): ...
class Q(B, Protocol):
  def other(self): ...''','''@runtime_checkable
class B(Protocol):
  def meth(self): ...
class Q(B):
  def other(self): ...''', '''@runtime_checkable
class Q(Protocol):
  pass''', '''@runtime_checkable
class Q(Protocol):
  __slots__ = ('x',)''','''@runtime_checkable
class Q(Protocol):
  meth: Callable[[], int]
  def meth(self): ...''','''@runtime_checkable
class Q(Protocol):
  @classmethod
  def meth(self): ...
  @staticmethod
  def other(self): ...''', '''@runtime_checkable
class Q(Iterable[int], Protocol):
  def meth(self): ...''', '''@runtime_checkable
class Q(Sized, Protocol):
  pass''', '''@runtime_checkable
class Q(Protocol):
  def __init__(self): self.a = 1
  def meth(self): ...''','''@runtime_checkable
class Q(Protocol):
  class I: pass
  def __hash__(self): ...''','''@runtime_checkable
class Q(Protocol):
  @classmethod
  def __subclasshook__(cls, other): return True
  def meth(self): ...''', '''class Q(Protocol):
  @classmethod
  def __subclasshook__(cls, other): return hasattr(other, 'x')
  def meth(self): ...''']
CLS = ['class A: pass', 'class A:\n  def meth(self): pass', 'class A:\n  x = 1', 'class A:\n  x: int', 'class A:\n  x = None\n  meth = None', 'class A:\n  def __init__(self): self.x = 1; self.meth = print', 'class A:\n  meth: int', 'class A(Q): pass', 'class A(Q):\n  def meth(self): pass\n  x = 5\n  def other(self): pass', 'class A(Q, Protocol):\n  y: int','class A(Protocol):\n  x: int\n  meth: int', 'class A(Q, Generic[T]): pass', 'class A:\n  def __getattr__(self, n): return n', 'class A(list):\n  def meth(self): pass', 'class A:\n  x = property(lambda s: 1/0)', 'class A:\n  def meth(self): pass\n  def other(self): pass', 'class A(Q):\n  def __init__(self, x=3): self.x = x', 'class A(NamedTuple):\n  x: int', 'class A(type):\n  def meth(self): pass', 'class A:\n  pass\nQ.register(A)','class A(Q[int]): pass', 'class A(Q[T]): pass','class A(Q[T], Protocol[T]): pass']
for p in PROTOS:
  print(p)
  for c in CLS:
    ns = dict(globals())
    print(c)
    try:
        exec(p + '\n' + c, ns)
    except BaseException as e:
        print('!!', type(e).__name__, e); continue
    for q in ('isinstance(A(), Q)', 'issubclass(A, Q)', 'isinstance(A, Q)', 'Q()', 'isinstance(3, A)', 'issubclass(Q, A)', 'A._is_protocol', 'A.__parameters__', 'sorted(A.__abstractmethods__)', 'A(3)', 'A.__init__'):
        try: print(q, '->', re.sub(' at 0x[0-9a-f]+', '', str(eval(q, ns))))
        except BaseException as e: print(q, '!!', type(e).__name__, e)
for n in ('SupportsInt', 'SupportsFloat', 'SupportsComplex', 'SupportsBytes', 'SupportsIndex', 'SupportsAbs', 'SupportsRound', 'Hashable', 'Sized', 'Iterable', 'Container', 'Collection', 'Awaitable', 'AsyncIterable', 'Callable', 'Reversible', 'ContextManager', 'List', 'Dict', 'Tuple', 'Type', 'Mapping', 'Sequence', 'Counter', 'Union[int, str]', 'int | str', 'Optional[int]', 'Any', 'Generic', 'Protocol', 'Literal[1]', 'List[int]', 'T', 'NoReturn', 'Pattern', 'Match', 'ByteString', 'Deque', 'Union[int, List[int]]', 'int | list[int]', 'Union', 'ClassVar[int]', 'Annotated[int, 1]', 'Final', 'TypedDict', 'NamedTuple', 'NewType("N", int)', 'IO', 'Text'):
    for x in ('1', '1.5', 'b"x"', '[]', 'int', 'len', 'None', 'range(3)', 'List'):
        for f in 'isinstance', 'issubclass':
            attempt(f'{f}({x}, {n})')
