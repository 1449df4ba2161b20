from dataclasses import *
import dataclasses
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 5
    z: list = field(default_factory=list)
    def m(self): return self.x + self.y
p = P(1); q = P(1, 5, [])
print(p, p == q, p != P(2), p.m(), P.__doc__, P.__match_args__)
print(fields(p)[1].name, fields(P)[1].default, asdict(p), astuple(p), replace(p, x=9))
t(P); t(P, 1, 2, 3, 4); t(hash, p)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = 'b'
f = F(1); print(f < F(2), sorted([F(3), F(1), F(2, 'a')]), hash(f) == hash(F(1)))
def setit(): f.a = 5
def delit(): del f.a
t(setit); t(delit)
@dataclass
class D(P):
    w: float = 1.0
    c: 'ClassVar[int]' = 3
    i: InitVar[int] = 7
    def __post_init__(self, i): self.got = i
d = D(1, i=8); print(d, d.got, D.c)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1)); t(K, 1)
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
s = S(1); print(s, S.__slots__); 
def seta(): s.zz = 1
t(seta)
def bad():
    @dataclass
    class B:
        a: int = 1
        b: int
t(bad)
def bad2():
    @dataclass
    class B:
        a: list = []
t(bad2)
C = make_dataclass('C', ['x', ('y', int), ('z', int, 5)]); print(C(1, 2))
@dataclass
class N:
    p: P
    l: list
print(asdict(N(P(1), [P(2)])), is_dataclass(N), is_dataclass(5), repr(MISSING)[:30])
t(asdict, 5); t(fields, 5); t(replace, 5)
match P(1, 2):
    case P(a, b): print('match', a, b)
@dataclass
class R:
    r: object = None
r = R(); r.r = r; print(r)
