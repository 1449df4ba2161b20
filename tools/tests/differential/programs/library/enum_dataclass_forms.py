# Enumerations and data classes that are unlike others.
import enum, dataclasses, re
from enum import *
from dataclasses import *
def t(f):
    try: print(re.sub("0x[0-9a-f]+", "", repr(f())))
    except Exception as e: print(type(e).__name__, e)
class C(Enum):
    R = 1; G = 2; B = 1
    @property
    def p(self): return self.name.lower()
    def __call__(self): return 7
class P(Flag):
    A = auto(); B = auto(); C = auto(); AB = A | B
class I(IntFlag):
    X = 1; Y = 2; Z = 4
class S(StrEnum):
    a = auto(); B = 'q'
class N(IntEnum):
    one = 1; two = auto()
for f in (lambda: C.R, lambda: str(C.G), lambda: C(1), lambda: C(3), lambda: C['B'], lambda: C['x'], lambda: list(C), lambda: C.__members__, lambda: len(C), lambda: C.R in C, lambda: 1 in C, lambda: C.R.p, lambda: C.R(), lambda: C.R == 1, lambda: C.R < C.G, lambda: P.A | P.C, lambda: P.AB, lambda: ~P.A, lambda: P(0), lambda: P(8), lambda: P(7), lambda: list(P.AB), lambda: P.A in P.AB, lambda: 1 in P.A, lambda: I.X | 8, lambda: I(9), lambda: ~I.X, lambda: I.X & 3, lambda: I(0), lambda: list(I(7)), lambda: S.a, lambda: str(S.B), lambda: f"{S.a:>3}", lambda: N.one + 1, lambda: f"{N.one}", lambda: format(C.R), lambda: N(2) is N.two, lambda: bool(P(0)), lambda: len(P.AB), lambda: P.A ^ P.AB, lambda: P.A | 1, lambda: Enum('Q', 'a b c'), lambda: list(Enum('Q', 'a b c')), lambda: list(Enum('Q', {'x': 1, 'y': 2})), lambda: list(IntFlag('Q', 'a b c', start=4)), lambda: Enum('Q', [('a', 1)], module='m').a, lambda: C.R.__class__, lambda: C.R.value, lambda: C.R._value_, lambda: setattr(C, 'R', 3), lambda: setattr(C.R, 'value', 3), lambda: delattr(C, 'R'), lambda: C.R.G, lambda: hash(C.R) == hash('R'), lambda: C.__doc__, lambda: type(C), lambda: C.x, lambda: C(), lambda: type('X', (C,), {}), lambda: dir(C.R)[:3], lambda: dir(C)[-6:], lambda: N.one.__reduce_ex__(2), lambda: unique(C), lambda: unique(S), lambda: P.A.name, lambda: (P.A|P.C).name, lambda: P(0).name, lambda: I(8).name, lambda: P.__members__, lambda: C._missing_(4), lambda: verify(CONTINUOUS)(I), lambda: verify(NAMED_FLAGS)(P), lambda: verify(UNIQUE)(C), lambda: nonmember(3).value, lambda: EnumType.__name__, lambda: property.__module__, lambda: C.R.name.name, lambda: type(reversed(C)).__name__, lambda: list(reversed(C)), lambda: repr(C), lambda: I.X.__or__('a'), lambda: I.X | 'a', lambda: S('q'), lambda: S('z'), lambda: StrEnum('Q', {'a': 5}), lambda: IntEnum('Q', {'a': 'x'}), lambda: N.two > C.R, lambda: C.R.__eq__(1)):
    t(f)
def mk(body, bases='Enum', kw=''):
    d = {}
    exec("from enum import *\nclass X(%s%s):\n%s" % (bases, kw, body), globals(), d)
    return list(d['X'])
for b in ("  a = 1\n  a = 2", "  _x_ = 1", "  mro = 1", "  a = auto()\n  b = 'x'\n  c = auto()", "  a = auto(), 1\n  b = auto(), 2", "  _ignore_ = 'q'\n  q = 5\n  a = q", "  _order_ = 'a b'\n  b = 1\n  a = 2", "  def _generate_next_value_(n, s, c, l): return n\n  a = auto()", "  a = auto()\n  def _generate_next_value_(n, s, c, l): return n", "  __x = 5\n  a = 1", "  a = 1\n  def __init__(self, v): self.w = v*2", "  a = (1, 2)\n  def __new__(cls, x, y):\n    o = object.__new__(cls); o._value_ = x+y; return o", "  a: int = 1", "  a = lambda: 1\n  b = 2", "  class In: pass\n  b = 2", "  a = []\n  b = []", "  a = property(len)\n  b = 1", "  _missing_ = classmethod(lambda c, v: 5)\n  a = 1", "  a = None\n  b = (1,)"):
    print(repr(b), end=' '); t(lambda: mk(b))
for b, base in (("  a = 1", "str, Enum"), ("  a = 'x', 'y'", "str, Enum"), ("  a = 1.5\n  b = auto()", "float, Enum"), ("  a = 'x'", "int, Enum"), ("  a = 1", "Enum, int"), ("  a = 3\n  b = 4", "Flag"), ("  a = -1", "Flag"), ("  a = 'x'", "Flag"), ("  a = 1\n  b = 3", "IntFlag"), ("  a = 1\n  b = 8", "Flag, boundary=STRICT"), ("  a = 1", "Flag, boundary=KEEP"), ("  a=5", "str, int, Enum"), ("  a = 1, 2", "tuple, Enum"), ("  a = 1", "ReprEnum"), ("  a = 1", "int, ReprEnum")):
    print(repr(b), base, end=' '); t(lambda: mk(b, base)); 
def dc(body, opts='', after=''):
    d = {}
    exec("from dataclasses import *\nimport typing\n@dataclass%s\nclass D:\n%s\n%s" % (opts, body, after), d)
    return d['D']
for b, o, e in (("  a: int\n  b: str = 'x'", "", "D(1)"), ("  a: int = 1\n  b: str", "", "D(1)"), ("  a: list = []", "", "D()"), ("  a: list = field(default_factory=list)", "", "D() == D()"), ("  a: int", "(frozen=True)", "setattr(D(1), 'a', 2)"), ("  a: int", "(frozen=True)", "delattr(D(1), 'a')"), ("  a: int", "(order=True)", "D(1) < D(2)"), ("  a: int", "", "D(1) < D(2)"), ("  a: int", "(order=True, eq=False)", "D"), ("  a: int", "(unsafe_hash=True)", "hash(D(1)) == hash((1,))"), ("  a: int", "", "hash(D(1))"), ("  a: int", "(frozen=True)", "hash(D(3)) == hash((3,))"), ("  a: int\n  _: KW_ONLY\n  b: int = 3", "", "D(1, b=2)"), ("  a: int\n  _: KW_ONLY\n  b: int = 3", "", "D(1, 2)"), ("  a: int", "(kw_only=True)", "D(1)"), ("  a: InitVar[int]\n  b: int = 0\n  def __post_init__(self, a): self.b = a", "", "D(4)"), ("  a: typing.ClassVar[int] = 3\n  b: int = 1", "", "fields(D)"), ("  a: int", "", "asdict(D(1)), astuple(D([1, {2: D(3)}]))"), ("  a: int", "", "replace(D(1), a=2)"), ("  a: int", "", "replace(D(1), b=2)"), ("  a: int = field(init=False, default=3)", "", "replace(D(), a=2)"), ("  a: int = field(repr=False, compare=False, hash=True, metadata={'x': 1})", "", "D(1), fields(D)[0]"), ("  a: int", "(slots=True)", "D(1).__slots__, setattr(D(1), 'q', 2)"), ("  a: int", "(slots=True, weakref_slot=True)", "D.__slots__"), ("  a: int", "(weakref_slot=True)", "D"), ("  a: int", "(match_args=False)", "D.__match_args__"), ("  a: int\n  b: int = field(kw_only=True)", "", "D.__match_args__"), ("  a: int = field(default=1, default_factory=int)", "", "D"), ("  a = field()", "", "D"), ("  a: int", "", "make_dataclass('M', ['x', ('y', int), ('z', int, 5)])(1, 2)"), ("  a: int", "", "make_dataclass('M', ['x', 'x'])"), ("  a: int", "", "make_dataclass('M', ['1'])"), ("  a: int", "", "make_dataclass('M', ['for'])"), ("  a: int", "", "fields(5)"), ("  a: int", "", "asdict(5)"), ("  a: int", "", "is_dataclass(D), is_dataclass(D(1)), is_dataclass(5)"), ("  a: 'D'", "", "D(D(1))"), ("  a: int\n  def __repr__(self): return 'R'", "", "D(1)"), ("  a: int\n  def __eq__(self, o): return 'E'", "", "D(1) == 2"), ("  a: int\n  def __lt__(self, o): return 'E'", "(order=True)", "D"), ("  a: int\n  def __setattr__(self, o, v): pass", "(frozen=True)", "D"), ("  a: int\n  __slots__ = ()", "(slots=True)", "D"), ("  a: int", "", "D.__doc__"), ("  a: int", "", "D(1).__eq__(5)"), ("  a: int\n  b: InitVar[int]", "", "fields(D)"), ("  a: int", "", "D()"), ("  a: int", "", "D(1, 2)"), ("  a: int", "", "D(x=1)")):
    print(repr(b), o, e, end=': '); 
    def f():
        d = dc(b, o); return eval(e, {**globals(), 'D': d})
    t(f)
