# SPDX-License-Identifier: GPL-2.0
# Data classes and enumerations, good and bad.
from dataclasses import *
import dataclasses, sys
from typing import *
import typing, enum, functools, abc, collections
@dataclass
class A:
    x: int
    y: list = field(default_factory=list, repr=False)
    z: ClassVar[int] = 5
    w: InitVar[int] = 3
    v: str = field(default='v', init=False, compare=False, metadata={'k': 1})
    def __post_init__(self, w): self.ww = w
@dataclass(order=True, frozen=True)
class B(A if False else object):
    a: int = 0
    b: 'str' = 'b'
    _: KW_ONLY = None
    c: int = field(default=9, kw_only=True)
@dataclass(slots=True, unsafe_hash=True, match_args=False)
class C: p: int; q: float = 1.5
@dataclass(eq=False, repr=False, init=False)
class D: m: int = 1
@dataclass(kw_only=True)
class F(A): extra: dict = field(default_factory=dict)
a = A(1, w=7); print(a, a.ww, A.z, a.v, hasattr(A, 'y'), A.__match_args__, A.__hash__, a == A(1), a != A(2), A.__annotations__)
b = B(1, 'x', c=2); print(b, hash(b) == hash(B(1, 'x', c=2)), b < B(2), b >= B(0), B.__match_args__, sorted([B(3), B(1, 'z'), B(1, 'a')]))
try: b.a = 5
except FrozenInstanceError as e: print(type(e).__mro__[1], e)
try: del b.a
except FrozenInstanceError as e: print(e)
c = C(1); print(c, C.__slots__, hash(c) == hash(C(1)), hasattr(C, '__match_args__'), hasattr(c, '__dict__'))
try: c.nope = 1
except AttributeError as e: print(e)
print(D().m, repr(D())[:12], F(x=1, extra={1: 2}), F.__match_args__)
print([ (f.name, f.type, f.default is MISSING, f.init, f.kw_only, dict(f.metadata)) for f in fields(A)])
print(asdict(F(x=[A(1)], extra={'k': (B(), [C(2)])})), astuple(B()), replace(b, a=9), is_dataclass(A), is_dataclass(a), is_dataclass(5))
for bad in ['replace(a, v=1)', 'replace(a, w=1, x=5)', 'replace(a)', 'asdict(5)', 'fields(5)', 'A()', 'A(1, 2, 3, 4)', 'B(1, 2, 3)', 'F(1)', 'make_dataclass("X", ["a", "a"])', 'make_dataclass("X", ["1a"])', 'make_dataclass("X", ["for"])', 'make_dataclass("X", [("a", int, 3), "b"])', 'field(default=1, default_factory=list)', 'b < 5', 'a < a', 'dataclass(order=True, eq=False)(type("Q", (), {}))']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
for src in ['@dataclass\nclass Q:\n  a: int = 1\n  b: int', '@dataclass\nclass Q:\n  a: list = []', '@dataclass\nclass Q:\n  a = field()', '@dataclass(frozen=True)\nclass Q(A): pass', '@dataclass\nclass Q(B): pass', '@dataclass(order=True)\nclass Q:\n  def __lt__(s, o): pass', '@dataclass(frozen=True)\nclass Q:\n  def __setattr__(s, n, v): pass', '@dataclass(slots=True)\nclass Q:\n  __slots__ = ()', '@dataclass\nclass Q:\n  a: KW_ONLY\n  b: KW_ONLY', '@dataclass\nclass Q:\n  a: ClassVar[int] = field(default_factory=list)', '@dataclass\nclass Q:\n  a: InitVar[int] = field(default_factory=list)', '@dataclass(unsafe_hash=True)\nclass Q:\n  def __hash__(s): pass', '@dataclass(5)\nclass Q: pass', '@dataclass(bogus=1)\nclass Q: pass', '@dataclass\nclass Q:\n  a: int = field(kw_only=True)\n  b: int\nprint(Q(1, a=2))', '@dataclass\nclass Q:\n  a: "ClassVar[int]" = 3\n  b: "InitVar[int]" = 4\n  c: "typing.ClassVar" = 4\n  d: "dataclasses.InitVar" = 1\nprint(Q(), fields(Q))', '@dataclass(weakref_slot=True)\nclass Q: pass', '@dataclass(slots=True, weakref_slot=True)\nclass Q: pass\nprint(Q.__slots__)']:
    try: exec(src, globals())
    except Exception as e: print(repr(src), type(e).__name__, e)
X = make_dataclass('X', [('a', int), 'b', ('c', str, field(default='q'))], bases=(A,), namespace={'m': lambda s: s.a}, frozen=False) if False else make_dataclass('X', [('a', int), 'b', ('c', str, field(default='q'))], namespace={'m': lambda s: s.a})
print(X(1, 2), X(1, 2).m(), X.__annotations__, X.__module__, X.__qualname__, X.__init__.__qualname__, X.__eq__.__qualname__, A.__repr__.__qualname__, B.__hash__.__qualname__, B.__setattr__.__qualname__, A.__init__.__name__, A.__init__.__annotations__, A.__doc__, B.__doc__, C.__doc__, F.__doc__)
match B(4, 'm', c=1):
    case B(a, b='m', c=1): print('matched', a)
@dataclass
class Node:
    val: int; kids: 'list[Node]' = field(default_factory=list)
n = Node(1); n.kids.append(n); print(n)
print(get_type_hints(Node) == {'val': int, 'kids': list[Node]})
@dataclass
class Base: x: int = 1; y: int = 2
@dataclass
class Derived(Base): z: int = 3; x: str = 'over'
print(Derived(), [f.name for f in fields(Derived)])
class Col(enum.Enum):
    RED = 1; GREEN = 'g'; ALIAS = 1
    def __str__(self): return self.name.lower()
    @property
    def up(self): return self.name
    @classmethod
    def first(cls): return next(iter(cls))
    _ignore_ = ['tmp']; tmp = 5
class Perm(enum.Flag):
    R = enum.auto(); W = enum.auto(); X = enum.auto(); RW = R | W
class IP(enum.IntFlag, boundary=enum.KEEP): A = 1; B = 4
class S(enum.StrEnum): ONE = enum.auto(); TWO = 'two!'
class I(enum.IntEnum): A = 3; B = enum.auto()
print(list(Col), Col.ALIAS, repr(Col.ALIAS), Col(1), Col['GREEN'], Col.first(), Col.RED.up, Col.__members__, len(Col), Col.RED in Col, f'{Col.RED}|{Col.RED!r:>20}', Col.RED is Col.ALIAS)
print(Perm.R | Perm.X, ~Perm.R, Perm(5), Perm.RW & Perm.W, Perm.R in Perm.RW, bool(Perm(0)), list(Perm.RW), Perm.RW.value, repr(Perm(0)), len(Perm.RW), Perm['RW'], Perm.R ^ Perm.RW, [*Perm])
print(IP(7), IP.A | 8, ~IP.A, IP.A + 1, IP(3) & 1, S.ONE, S.TWO.upper(), f'{S.ONE:>5}', repr(S.ONE), I.B, I.B + 1, f'{I.A}', str(I.A), repr(I.A), '%d' % I.A, I.A < I.B, isinstance(I.A, int), {I.A: 1}[3])
for bad in ['Col(9)', 'Col["x"]', 'Col.RED.nope', 'Col.RED.value.x', 'setattr(Col, "RED", 3)', 'Perm(64)', 'Perm("x")', 'Col.RED < Col.GREEN', 'Col()', 'type("Z", (Col,), {})', 'enum.Enum("Q", "a b")', 'list(enum.Enum("Q", {"x": 1, "y": 1}))', 'list(enum.Enum("Q", [("a", 5)], module="m"))', 'enum.unique(Col)', 'Col.__call__(1)', '5 in Col', 'I(3) is I.A', 'delattr(Col, "RED")', 'Col.RED.name.x', 'enum.verify(enum.CONTINUOUS)(I)', 'enum.verify(enum.UNIQUE)(Col)', 'Perm.R + 1', 'S("zz")', 'S(ONE=1)']:
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, str(e))
for src in ['class Q(enum.Enum):\n  A = 1\n  A = 2', 'class Q(enum.Enum):\n  _x_ = 1', 'class Q(enum.Enum):\n  mro = 1', 'class Q(enum.IntEnum):\n  A = "x"', 'class Q(enum.Flag):\n  A = "x"', 'class Q(enum.Enum):\n  def __new__(c, v):\n    o = object.__new__(c); o._value_ = v * 2; return o\n  A = 1\nprint(list(Q), Q(2))', 'class Q(enum.Enum):\n  A = 1, 2\n  def __init__(self, a, b): self.s = a + b\nprint(Q.A.s, Q.A)', 'class Q(enum.Enum):\n  @classmethod\n  def _missing_(c, v): return c.A if v == "any" else None\n  A = 1\nprint(Q("any"))\nQ("zz")', 'class Q(enum.Enum):\n  def _generate_next_value_(n, s, c, l): return n + str(c)\n  A = enum.auto()\n  B = enum.auto()\nprint(list(Q))', 'class Q(str, enum.Enum):\n  A = "a"\nprint(Q.A, f"{Q.A}", Q.A == "a", Q.A.upper(), repr(Q.A))', 'class Q(enum.Enum):\n  A = enum.member(5)\n  B = enum.nonmember(6)\n  def f(s): pass\n  C = lambda s: 1\n  class In: pass\nprint(list(Q), Q.B)', 'class Q(enum.Flag):\n  A = 1\n  B = 2\n  C = 8\n  AB = 3\n  D = 16 | 1\nprint(list(Q), Q.D, Q(25), Q.A|Q.C)']:
    try: exec(src, globals())
    except Exception as e: print(repr(src), type(e).__name__, e)
