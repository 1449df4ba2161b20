# typing: what get_type_hints() finds, and what it and ForwardRef refuse.
import collections.abc, functools, sys, types, typing
from typing import *

def without_address(text):
    before, at, behind = str(text).partition(' at 0x')
    return before + behind[behind.find('>'):] if at else before

def attempt(text, **names):
    try:
        print(text, '->', without_address(eval(text, globals(), names)))
    except BaseException as e:
        print(text, '!!', type(e).__name__, without_address(e))

T, S, T2 = TypeVar('T'), TypeVar('S'), TypeVar('T2')
P, P2 = ParamSpec('P'), ParamSpec('P2')
class Foo:
    x: 'int'
    y: ClassVar['Foo']
    z: Final = 3
    w: 'Final[int]' = 4
    def m(self, a: 'Foo', b: None = None, *c: 'int', d: Optional['str'] = None, **k: 'Any') -> 'List[Foo]': pass
    @classmethod
    def c(cls, a: 'Foo'): pass
    @staticmethod
    def s(a: 'Foo'): pass
    @property
    def p(self) -> 'Foo': pass
    class In:
        q: 'Foo'
        r: 'In'
class Bar(Foo):
    x: str
    v: 'Bar'
class Gen(Generic[T]):
    t: T
    l: 'List[T]'
    u: 'undefined'
class An:
    a: Annotated[int, 1]
    b: Annotated['str', 2]
    c: 'Annotated[int, 3]'
    d: List[Annotated[int, 4]]
    e: Optional[Annotated['int', 5]] = None
    f: Required[int]
    g: list[Annotated[int, 6]]
    h: int | Annotated[str, 7]
    i: Annotated[Required['int'], 8]
    j: Callable[[Annotated[int, 1]], Annotated[str, 2]]
    k: collections.abc.Callable[[Annotated[int, 1]], 'Annotated[str, 2]']
    l: Literal['int']
    m: Union['int', 'str']
    n: 'None'
    o: Tuple['int', ...]
    p: Type['An']
    q: ClassVar[Annotated[int, 1]]
def dec(f):
    @functools.wraps(f)
    def w(*a: 'Bad', **k): return f(*a, **k)
    return w
@dec
def wrapped(x: 'Foo') -> 'Bar': pass
def f1(a: int = None, b: 'str' = None, c: Optional[int] = None, d: 'Optional[int]' = None): pass
def f2(a: '1 + 1', b: '"int"', c: 'List["int"]'): pass
def f3(a: 'ClassVar[int]'): pass
def f4(a: 'Final'): pass
def f5(a: 'int +'): pass
def f6(a: ''): pass
def f7(a: 5, b: (1, 2), c: [int], d: {}): pass
def f8(a: 'P.args', *b: 'P.args', **c: 'P.kwargs'): pass
def f9(a: 'Foo.In'): pass
def f10(a: '(int, str)'): pass
def f11(a: ForwardRef('int'), b: ForwardRef('Foo', module='nope'), c: ForwardRef('sys', module='typing')): pass
def f12(a: '*int'): pass
def f13(a: 'x', b: 'y'): pass
def f14(a: 'list[Foo]', b: "dict['Foo', 'x']"): pass
def f15(a: lambda: 0, b: len, c: T, d: 'T', e: NewType('N', int)): pass
def f16(a: 'Generic[T]', b: 'Protocol'): pass
def f17(a: 'Generic'): pass
def f18(a: 'Self', b: 'Never', c: 'LiteralString', d: 'TypeAlias', e: 'NoReturn', f: 'Any'): pass
def f19(a: 'Union'): pass
def f20(a: '...'): pass
def f21(a: ' int'): pass
def f22(a: '\nint'): pass
def f23(a: 'int\n'): pass
def f24(a: 'x:=int'): pass
def f25(a: 'yield'): pass
def f26(a: 'lambda: x'): pass
def f27(a: 'int # c'): pass
def f28(a: 'int; str'): pass
class Meta(type):
    m: 'int'
class WithMeta(metaclass=Meta):
    a: 'str'
class Slots:
    __slots__ = ('a',)
    a: 'int'
class Callme:
    def __call__(self, x: 'int') -> 'str': pass
mod = types.ModuleType('mod')
mod.__annotations__ = {'a': 'int', 'b': 'Foo', 'c': 'ClassVar[int]'}
mod2 = types.ModuleType('mod2'); mod2.__annotations__ = {'a': 'int', 'b': int}
part = functools.partial(f1, 1)
class HasAnn: pass
ha = HasAnn(); ha.__annotations__ = {'a': 'int', 'b': Annotated[int, 1]}
ha2 = HasAnn(); ha2.__annotations__ = 5
class BadAnn: __annotations__ = 5
class NoneAnn: __annotations__ = None
class StrAnn: __annotations__ = {'a': 'b'}; b = int
class LocalName:
    int = str
    a: 'int'
objs = ['Foo', 'Foo.m', 'Foo().m', 'Foo.c', 'Foo.s', 'Foo.p', 'Foo.p.fget', 'Foo.In', 'Bar', 'Gen', 'Gen[int]', 'An', 'wrapped', *[f'f{i}' for i in range(1, 29)], 'WithMeta', 'Meta', 'Slots', 'Callme', 'Callme()', 'Callme.__call__', 'mod', 'mod2', 'part', 'ha', 'ha2', 'BadAnn', 'NoneAnn', 'StrAnn', 'LocalName', 'int', 'len', 'int.__add__', '(1).__add__', 'object', '5', 'None', '"x"', 'typing', 'sys', 'List[int]', 'list[int]', 'lambda: 0', 'str.join', 'dict.fromkeys', 'T', 'NamedTuple', 'SupportsInt', 'SupportsRound', 'SupportsRound.__round__', 'overload', 'print', 'type', 'collections.Counter', 'Any', 'Generic', 'Protocol', 'functools.partial', 'int | str', 'collections.deque', 'Union']
for o in objs:
    for a in ('', ', {}', ', globals()', ', None, {}', ', {"int": str, "Foo": bytes}', ', {"x": int}, {"y": str}', ', None, {"Foo": complex, "undefined": int, "x": 1, "y": 2}', ', include_extras=True', ', globals(), locals(), True', ', include_extras=True, localns={"In": 5, "undefined": float}'):
        attempt(f'get_type_hints({o}{a})')
attempt('get_type_hints()')
attempt('get_type_hints(Foo, 1)')
attempt('get_type_hints(Foo, None, 1)')
attempt('get_type_hints(foo=1)')
# evaluated refs
r = ForwardRef('int'); r2 = ForwardRef('int')
print(r == r2, hash(r) == hash(r2), r)
attempt('r._evaluate(globals(), locals(), frozenset())')
print(r == r2, hash(r) == hash(r2), r, r.__forward_evaluated__, r.__forward_value__)
for a in ('5', '""', '"1 +"', '"a b"', '"int", False', '"int", module="typing"', '"int", is_class=True', '"*Ts"', '"**x"', '" int"', 'b"int"', '"x" * 300', '"import x"', '"a = 1"', '"\\n"', 'None', '"é"', '"(yield)"', '"await x"'):
    attempt(f'ForwardRef({a})')
    attempt(f'ForwardRef({a}) == ForwardRef({a})')
    attempt(f'ForwardRef({a}).__forward_code__.co_filename')
    attempt(f'List[{a}]')
class Node:
    def __init__(self, x: 'Node', y: "List['Node']"): pass
class Rec:
    a: 'List[Rec]'
RecA = List['RecA']
def rr(a: 'RecA'): pass
attempt('get_type_hints(rr)')
attempt('get_type_hints(Rec)')
attempt('get_type_hints(Node.__init__)')
