# SPDX-License-Identifier: GPL-2.0
"""Random operations on objects without items: see operations.py."""

# What can be seen of a value; those that everybody shares are not counted.
LOOK = '''
def look(c):
    held = 0 if shared(c) else sys.getrefcount(c)
    return '%s %d %d' % (text(c), sys.getsizeof(c), held)


def put(i, c):
    if type(c) is type(things[i]):
        things[i] = c
    return c


def other():
    return things[rnd(4)]


def span():
    return rnd(16) - 5
'''

INT = LOOK + '''
def shared(c):
    return -5 <= c <= 256


def too_large(c):
    return c.bit_length() > 4000


def make():
    k = rnd(6)
    if k == 0:
        return rnd(20) - 7
    if k == 1:
        return rnd(2**31) * (rnd(3) - 1)
    if k == 2:
        return (1 << rnd(200)) - rnd(3)
    if k == 3:
        return -(1 << rnd(200)) + rnd(3)
    n = 0
    for j in range(rnd(30)):
        n = n << 30 | rnd(2**30)
    return n if k == 4 else -n
'''

FLOAT = LOOK + '''
INF = float('inf')


def shared(c):
    return False


def too_large(c):
    return c != c or c in (INF, -INF) or abs(c) > 1e280 or abs(c) < 1e-280


def make():
    k = rnd(5)
    if k == 0:
        return (rnd(2001) - 1000) / 8
    if k == 1:
        return float(rnd(2**31) * rnd(2**31) * rnd(2**31))
    if k == 2:
        return rnd(10**9) / (1 + rnd(10**9))
    if k == 3:
        return float('%d.%de%d' % (rnd(1000), rnd(10**9), rnd(80) - 40))
    return -float(rnd(1000) + 0.5)
'''

STR = LOOK + '''
LETTERS = ['abcab ,.AbC19_\\t\\n', 'ab\\xe9\\xdf\\xc0 \\xb5\\xff', 'a\\u0131\\u0160\\u1e9e\\u20ac\\u4e2d ',
           'x\\U0001f600\\U0001d400 y']


def shared(c):
    return len(c) < 2


def too_large(c):
    return len(c) > 400


def string(n, kind=-1):
    many = LETTERS[kind if kind >= 0 else rnd(rnd(4) + 1)]
    return ''.join([many[rnd(len(many))] for j in range(n)])


def make():
    return string(rnd(25))


def bit():
    return string(rnd(3) + rnd(2))
'''

BYTES = LOOK + '''
def shared(c):
    return len(c) < 2


def too_large(c):
    return len(c) > 400


def make():
    k = rnd(3)
    n = rnd(25)
    if k == 0:
        return bytes([rnd(256) for j in range(n)])
    return bytes([b'abcA, .\\t1\\n'[rnd(10)] for j in range(n)])


def bit():
    k = rnd(5)
    b = bytes([b'abcA, .\\t1\\n'[rnd(10)] for j in range(rnd(3) + rnd(2))])
    return bytearray(b) if k == 0 else memoryview(b) if k == 1 else b
'''

MEMORYVIEW = '''
def look(c):
    try:
        return '%s %s %s %s %s %s %d %d %d' % (
            c.tolist(), c.format, c.shape, c.strides, c.readonly,
            c.contiguous, c.nbytes, sys.getsizeof(c), sys.getrefcount(c))
    except Exception as e:
        return '%s %s' % (type(e).__name__, e)


def too_large(c):
    try:
        return rnd(20) == 0 or c.nbytes < 4
    except ValueError:
        return True


def put(i, c):
    things[i] = c


def other():
    return things[rnd(4)]


def make():
    b = bytes([rnd(256) for j in range(8 * rnd(8))])
    return memoryview(b if rnd(3) == 0 else bytearray(b))


def at(c):
    return rnd(len(c) * 2 + 3) - len(c) - 1


def kind():
    return 'bBchHiIlLqQnNfd?xP'[rnd(18)]


def value(c):
    k = rnd(6)
    return (b'x' if k == 0 else rnd(1000) - 300 if k == 1 else rnd(2) == 0 if k == 2 else
            rnd(1000) / 16 if k == 3 else rnd(100))
'''

RANGE = LOOK.replace('sys.getsizeof(c)', 'sys.getsizeof(c) + len(c[:9])') + '''
def shared(c):
    return False


def too_large(c):
    return False


def make():
    k = rnd(5)
    if k == 0:
        return range(rnd(50))
    if k == 1:
        return range(rnd(50) - 25, rnd(100) - 50)
    if k == 2:
        return range(2**70 - rnd(9), 2**70 + rnd(40), rnd(9) + 1)
    return range(rnd(100) - 50, rnd(100) - 50, [1, 2, 3, -1, -2, -7][rnd(6)])


def some():
    k = rnd(5)
    return (rnd(120) - 60 if k < 2 else 2**70 + rnd(20) if k == 2 else
            rnd(40) + 0.0 if k == 3 else 'abc'[:rnd(3)])
'''

SLICE = LOOK + '''
def shared(c):
    return False


def too_large(c):
    return False


def bound():
    k = rnd(6)
    return (None if k == 0 else rnd(40) - 20 if k < 4 else True if k == 4 else
            2**70 - 2**71 * rnd(2))


def make():
    return slice(bound(), bound(), bound())


numbers = list(range(17))
'''

INSTANCE = '''
NAMES = ['a', 'b', 'c', 'total', 'n', 'x1', 'x2', 'x3', 'name', 'kind']
made = 0
gone = 0


class Base:
    shared = 5

    def __init__(self):
        global made
        made += 1
        self.n = made
        self.a = pool[rnd(24)]

    def __del__(self):
        global gone
        gone += 1

    def method(self, x):
        return (self.n, x)

    def __eq__(self, other):
        return self.__dict__.get('n') == other.n

    def __repr__(self):
        n = self.__dict__.get('n')
        return '<%s %s>' % (type(self).__name__, n if type(n) is int else type(n))


class Derived(Base):
    kind = 'derived'

    def __getattr__(self, name):
        return 'no ' + name


class Slots(Base):
    __slots__ = ('x1', 'x2', 'link')


class Plain:
    def __repr__(self):
        return 'plain'

    @property
    def total(self):
        return len(self.__dict__)

    @total.setter
    def total(self, value):
        self.__dict__['total'] = value


def look(c):
    return '%s %s %d %d %d %d %d' % (
        type(c).__name__, sorted(c.__dict__), sys.getsizeof(c),
        sys.getrefcount(c), made, gone, sum(sys.getrefcount(x) for x in pool))


def too_large(c):
    return rnd(40) == 0


def put(i, c):
    things[i] = c


def other():
    return things[rnd(4)]


def name():
    return NAMES[rnd(len(NAMES))]


def make():
    return [Base, Derived, Slots, Plain][rnd(4)]()
'''

COMPLEX = LOOK + '''
def shared(c):
    return False


def too_large(c):
    return not 1e-90 < abs(c) < 1e90


def part():
    k = rnd(5)
    return (rnd(20) - 9 if k < 2 else (rnd(4001) - 2000) / 16 if k == 2 else 0.0 if k == 3 else -0.0)


def make():
    return complex(part(), part())
'''

ARITHMETIC = ['put(i, c %s other())' % op for op in '+ - * // % & | ^'.split()]

VALUES = {
    'int': ('', INT, ARITHMETIC + [
        'put(i, c << rnd(70))', 'put(i, c >> rnd(70))', '-c', '~c', 'abs(c)',
        'put(i, pow(c, rnd(5)))', 'pow(c, other(), other())', 'c / other()',
        'divmod(c, other())', 'hash(c)', 'str(c)', 'hex(c)', 'oct(c)', 'bin(c)',
        'float(c)', 'c.bit_length()', 'c.bit_count()', 'c == other()',
        'c < other()', 'c >= other()', 'c == float(c)', 'c < 1e30',
        'int(str(c)) == c', 'int(hex(c), 16) == c',
        'c.to_bytes(rnd(90), "little", signed=rnd(2) == 0)',
        'int.from_bytes(c.to_bytes(600, "big", signed=True), "big", signed=True) == c',
        'round(c, -rnd(5))', 'c.as_integer_ratio()', 'put(i, make())',
        'format(c, ",")', 'format(c, "+40d")', 'format(c, "#x")', 'format(c, ".3e")',
        '"%d %x" % (c, c)', '"%08.3f" % c', 'put(i, int(c / 7))', 'c is +c', 'bool(c)',
        'put(i, c + rnd(300))', 'put(i, c * (rnd(9) - 4))', 'put(i, c // (rnd(99) - 20))',
        'c % (rnd(99) + 1)', 'range(c)[-1]', 'c != other()', 'c.__index__() is c']),
    'float': ('', FLOAT, [
        'put(i, c + other())', 'put(i, c - other())', 'put(i, c * other())',
        'put(i, c / other())', 'c // other()', 'c % other()', 'divmod(c, other())',
        'put(i, c * (rnd(19) - 9))', 'put(i, c / (rnd(19) - 9))', 'c + True', '-c', 'abs(c)',
        'int(c)', 'round(c)', 'round(c, rnd(8) - 3)', 'hash(c)', 'str(c)',
        'c.hex()', 'float.fromhex(c.hex()) == c', 'float(repr(c)) == c',
        'c.as_integer_ratio()', 'c.is_integer()', 'c == other()', 'c < other()',
        'c >= other()', 'c == int(c)', 'c < int(c) + 1', 'format(c, ".%df" % rnd(20))',
        'format(c, ".%de" % rnd(20))', 'format(c, ".%dg" % rnd(20))', 'format(c, ",.2f")',
        'format(c, "015.3f")', '"%r %s %.3f %e %g" % (c, c, c, c, c)', 'put(i, make())',
        'c is +c', 'bool(c)', 'c.__trunc__()', 'c.__floor__()', 'c.__ceil__()',
        'float(c) is c', 'complex(c, other())', 'c * complex(1, 2)', 'c != c']),
    'complex': ('', COMPLEX, [
        'put(i, c + other())', 'put(i, c - other())', 'put(i, c * other())', 'put(i, c / other())',
        'put(i, c * part())', 'put(i, c + part())', 'part() - c', 'c ** rnd(4)', 'c // other()',
        'c % other()', '-c', '+c is c', 'abs(c)', 'c.conjugate()', 'c.real', 'c.imag', 'hash(c)',
        'str(c)', 'repr(c)', 'complex(str(c)) == c', 'c == other()', 'c == c.real', 'c < other()',
        'bool(c)', 'complex(c) is c', 'format(c, ".%df" % rnd(8))', 'format(c, "+.3e")', 'format(c, "40")',
        'format(c, "#.2g")', 'format(c, "x")', 'int(c)', 'float(c)', 'round(c)', 'divmod(c, other())',
        'put(i, make())', 'c.__getnewargs__()', 'c.__complex__() is c', 'complex(c, part())', 'c != other()']),
    'str': ('', STR, [
        'put(i, c + other())', 'put(i, c + bit())', 'put(i, c * rnd(4))',
        'put(i, c[span():span()])', 'put(i, c[::rnd(7) - 3])', 'c[span()]', 'hash(c)',
        'c == other()', 'c < other()', 'bit() in c', 'c.find(bit())',
        'c.rfind(bit(), span())', 'c.index(bit(), span(), span())', 'c.rindex(bit())',
        'c.count(bit())', 'c.count(bit(), span())', 'put(i, c.replace(bit(), bit()))',
        'put(i, c.replace(bit(), bit(), rnd(4)))', 'c.split()', 'c.split(bit())',
        'c.rsplit(bit(), rnd(3))', 'c.rsplit(None, rnd(3))', 'c.splitlines(rnd(2) == 0)',
        'c.partition(bit())', 'c.rpartition(bit())', 'put(i, c.strip())',
        'c.lstrip(bit())', 'c.rstrip(bit())', 'c.strip(bit())', 'put(i, c.upper())',
        'put(i, c.lower())', 'put(i, c.title())', 'put(i, c.capitalize())',
        'put(i, c.swapcase())', 'c.casefold()', 'c.center(rnd(40), "*")',
        'c.ljust(rnd(40))', 'c.rjust(rnd(40), "\u20ac")', 'c.zfill(rnd(40))',
        'c.expandtabs(rnd(9))', 'c.isalpha()', 'c.isalnum()', 'c.isdigit()',
        'c.isspace()', 'c.isupper()', 'c.islower()', 'c.istitle()', 'c.isidentifier()',
        'c.isprintable()', 'c.isascii()', 'c.isnumeric()', 'c.startswith(bit())',
        'c.endswith((bit(), bit()))', 'c.removeprefix(bit())', 'c.removesuffix(bit())',
        'put(i, bit().join([c, other(), bit()]))', 'c.encode()', 'c.encode("latin-1")',
        'c.encode("ascii", "backslashreplace")', 'c.encode("ascii", "xmlcharrefreplace")',
        'put(i, c.encode().decode())', 'c.encode().decode("latin-1")',
        'c.encode().decode("ascii", "replace")', 'c.translate({97: "AAA", 98: None, 99: 100})',
        'c.maketrans("ab", "cd", "e")', 'ascii(c)', 'repr(c)', '"%s|%10s|%-5r" % (c, c, c)',
        'f"{c:>30}{c!r:.5}"', 'list(c)', 'sorted(c)', 'int(c)', 'float(c)', 'c[:] is c',
        'str(c) is c', 'put(i, make())', 'list(reversed(c))', '"{0!a:^20.9}".format(c)',
        'max(c)', 'put(i, "".join(reversed(c)))']),
    'bytes': ('', BYTES, [
        'put(i, c + other())', 'put(i, c + bit())', 'put(i, c * rnd(4))',
        'put(i, c[span():span()])', 'put(i, c[::rnd(7) - 3])', 'c[span()]', 'hash(c)',
        'c == other()', 'c < other()', 'bit() in c', 'rnd(256) in c', 'c.find(bit())',
        'c.rfind(bit(), span())', 'c.index(bit(), span(), span())', 'c.find(rnd(300))',
        'c.count(bit())', 'c.count(rnd(260), span())', 'put(i, c.replace(bit(), bit()))',
        'put(i, c.replace(bit(), bit(), rnd(4)))', 'c.split()', 'c.split(bit())',
        'c.rsplit(bit(), rnd(3))', 'c.rsplit(None, rnd(3))', 'c.splitlines(rnd(2) == 0)',
        'c.partition(bit())', 'c.rpartition(bit())', 'put(i, c.strip())',
        'c.lstrip(bit())', 'c.rstrip(bit())', 'c.strip(bit())', 'put(i, c.upper())',
        'put(i, c.lower())', 'c.title()', 'c.capitalize()', 'c.swapcase()',
        'c.center(rnd(40), b"*")', 'c.ljust(rnd(40))', 'c.rjust(rnd(40), b"-")',
        'c.zfill(rnd(40))', 'c.expandtabs(rnd(9))', 'c.isalpha()', 'c.isalnum()',
        'c.isdigit()', 'c.isspace()', 'c.isupper()', 'c.islower()', 'c.istitle()',
        'c.isascii()', 'c.startswith(bit())', 'c.endswith((bytes(bit()), b"c"))',
        'c.removeprefix(bit())', 'c.removesuffix(bit())',
        'put(i, bytes(bit()).join([c, other(), bit()]))', 'c.decode()',
        'c.decode("utf-8", "replace")', 'c.decode("ascii", "backslashreplace")',
        'c.decode("latin-1")', 'c.hex()', 'c.hex("-", span())', 'bytes.fromhex(c.hex()) == c',
        'c.translate(bytes(range(255, -1, -1)), b"a")', 'bytes.maketrans(b"ab", c[:2])',
        'repr(c)', 'b"%s|%5s|%r|%d" % (c, c, c, 7)', 'list(c)', 'sorted(c)', 'int(c)',
        'float(c)', 'c[:] is c', 'bytes(c) is c', 'put(i, make())', 'list(reversed(c))',
        'max(c)', 'bytes(bytearray(c)) == c', 'memoryview(c).tolist()']),
    'memoryview': ('', MEMORYVIEW, [
        'c[at(c)]', 'put(i, c[at(c):at(c)])', 'put(i, c[::rnd(7) - 3])',
        'c.__setitem__(at(c), value(c))', 'c.__setitem__(at(c), value(c))',
        'c.__setitem__(slice(at(c), at(c)), other())',
        'c.__setitem__(slice(at(c), at(c)), bytes(rnd(4)))', 'c.tobytes()', 'c.hex()',
        'c.hex(":", 2)', 'c == other()', 'c == c.tobytes()', 'hash(c)', 'bytes(c)',
        'list(c)', 'value(c) in c', 'put(i, c.cast("B"))', 'put(i, c.cast(kind()))',
        'put(i, c.cast("@" + kind()))', 'put(i, memoryview(c))', 'c.toreadonly().readonly',
        'c.obj is other().obj', 'bytearray(c)', 'c.itemsize', 'c.suboffsets', 'c.ndim',
        'c.c_contiguous', 'c.f_contiguous', 'list(reversed(c))', 'c.tobytes("F")',
        'c.release() if rnd(5) == 0 else 0', 'put(i, make())', 'c.__delitem__(0)',
        'b"".join([c, c])', 'bytes(c) + c', 'len(c)']),
    'range': ('', RANGE, [
        'c[rnd(60) - 30]', 'put(i, c[rnd(60) - 30:rnd(60) - 30])', 'put(i, c[::rnd(7) - 3])',
        'put(i, c[:rnd(40)])', 'c.index(some())', 'c.count(some())', 'some() in c', 'len(c)',
        'hash(c) if len(c) > 1 else 0', 'c == other()', 'list(c)[:5]', 'list(reversed(c))[:5]', 'c.start',
        'c.stop', 'c.step', 'bool(c)', 'sum(c)', 'max(c)', 'put(i, make())', 'c < other()',
        'c[2**64]', 'iter(c).__length_hint__()', 'range(some(), some())', 'c + c',
        'next(iter(c))', 'hash(c) == hash(c[:]) if len(c) > 1 else 0', 'put(i, c[::-1])', 'sorted(c)[:3]']),
    'slice': ('', SLICE, [
        'c.indices(rnd(30))', 'c.indices(2**70)', 'numbers[c]', 'tuple(numbers)[c]',
        '"abcdefghijkl"[c]', 'range(20)[c]', 'hash(c)', 'c == other()', 'c < other()',
        'c.start', 'c.stop', 'c.step', 'put(i, make())', 'put(i, slice(c, other()))',
        'put(i, slice(c.stop, c.start))', 'bytearray(20)[c]', 'list(range(20)).__delitem__(c)',
        'c.indices(-1)', 'c.indices("x")', 'c != other()']),
    'instance': ('', INSTANCE, [
        'setattr(c, name(), item())', 'setattr(c, name(), item())', 'getattr(c, name())',
        'getattr(c, name(), 7)', 'delattr(c, name())', 'hasattr(c, name())', 'sorted(vars(c))',
        'c.__dict__.update({name(): item()})', 'c.__dict__.pop(name(), None)', 'c.method(item())',
        'c == other()', 'c is other()', 'put(i, make())', 'put(i, make())', 'isinstance(c, Base)',
        'setattr(c, "link", other())', 'setattr(c, "link", c) if rnd(9) == 0 else 0',
        'delattr(c, "link")', 'c.link', 'c.shared', 'setattr(Base, "shared", rnd(9))',
        'setattr(Derived, "kind", rnd(9))', 'c.total', 'c.__class__',
        'setattr(c, "__class__", type(other()))', 'setattr(c, "__dict__", {name(): 1, "n": 2})',
        'list(c.__dict__)', 'hash(c) == 1', 'setattr(c, name(), other())', 'c.n',
        'c.__dict__.__setitem__(name(), item())', 'dir(c)[-3:]', 'repr(c)']),
}
