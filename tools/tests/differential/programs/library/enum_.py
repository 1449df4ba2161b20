from enum import *
import enum
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def hi(self): return 'hi ' + self.name
    @classmethod
    def cm(cls): return len(cls)
    @property
    def p(self): return self.value * 10
print(Color, Color.RED, repr(Color.RED), Color(2), Color['BLUE'], list(Color), len(Color))
print(Color.RED is Color.CRIMSON, Color.RED.hi(), Color.cm(), Color.RED.p, Color.__members__.keys(), isinstance(Color.RED, Color), type(Color.RED))
t(Color, 7); t(Color.__getitem__, 'x'); print(hash(Color.RED) == hash('RED'), Color.RED == 1, Color.RED != Color.BLUE, Color.RED in Color)
def s(): Color.RED = 5
t(s)
def s(): Color.RED.value = 5
t(s)
def s(): del Color.RED
t(s)
def s():
    class X(Color): pass
t(s)
def s():
    class X(Enum):
        a=1; a=2
t(s)
class N(IntEnum):
    A = 1
    B = auto()
    C = auto()
print(N.A + 1, N.B, repr(N.C), N.C > N.A, f'{N.B}', '%d' % N.B, [1,2,3][N.A], N(3), N.A == 1, str(N.A))
class S(StrEnum):
    X = auto()
    Y = 'why'
print(S.X, repr(S.Y), S.Y.upper(), S.X == 'x', f'{S.X:>5}')
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.X, repr(F.RW), F.R in F.RW, ~F.R, list(F.RW), F(0), F(7), bool(F(0)), F.R & F.W, F.RW ^ F.W, len(F.RW), list(F))
t(F, 8); print(repr(F(5)), repr(~F.RW), repr(F(0)))
class I(IntFlag):
    A = 1
    B = 2
print(I.A | I.B, repr(I.A | 8), I.A + 1, repr(I(0)), repr(~I.A), I.A | I.B == 3)
@unique
class U(Enum):
    A=1
def s():
    @unique
    class U(Enum):
        A=1; B=1
t(s)
Animal = Enum('Animal', 'CAT DOG'); print(list(Animal), Animal.CAT.value)
A2 = Enum('A2', {'x': 5, 'y': 6}); print(list(A2)); 
A3 = IntEnum('A3', ['p', 'q'], start=10); print(list(A3))
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (6.4, 3.3)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return self.mass / self.radius
print(Planet.EARTH.mass, Planet.MARS, Planet.EARTH.value)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'a' else None
print(M('a')); t(M, 'b')
class D(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    Q = auto()
    W = auto()
print([d.value for d in D])
class O(Enum):
    A = 1
    B = nonmember(5)
    @member
    def f(self): pass
print(list(O)[0], O.B, len(O))
print(Color.RED.__class__, Color.GREEN.name, dir(Color)[:3], Color.__doc__ is None, Color.RED.__reduce_ex__(2))
match Color.GREEN:
    case Color.RED: print('r')
    case Color.GREEN: print('g')
d = {Color.RED: 1}; print(d)
import copy
print(copy.deepcopy(Color.RED) is Color.RED, sorted(N, reverse=True), max(N))
print(list(reversed(Color)), Color.RED.__str__(), format(Color.RED, '>12'), '{}'.format(Color.BLUE))
class P(str, Enum):
    A = 'a'
print(P.A, repr(P.A), P.A == 'a', f'{P.A}', P('a'))
class E0(Enum): pass
print(list(E0), E0)
