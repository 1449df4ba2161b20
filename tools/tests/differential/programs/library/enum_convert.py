# Enumerations made of the names of a module, and what tells such names apart.
import enum

A = 3
B = 1
C = 3
names = enum.IntEnum._convert_('names', '__main__', lambda n: n in 'ABC')
print(list(names), names.__members__, A, B, C)
print(names.__module__, names.__qualname__, names.A.__reduce_ex__(2), names.C)
print(sorted(k for k in vars(names) if k != '__doc__'))


class Source:
    X = 1
    Y = 2
    Z = 4
    W = 3


flags = enum.IntFlag._convert_('flags', '__main__', lambda n: n in 'XYZW',
                               source=Source, as_global=True)
print(list(flags), flags.__members__, flags._boundary_, X, flags(9), str(X))
mixed = {'P': 5, 'R': (9, 1), 'Q': 'value'}
globals().update(mixed)
print(list(enum.Enum._convert_('any', '__main__', mixed.__contains__)))
strict = enum.Flag._convert_('strict', '__main__', 'XY'.__contains__,
                             source=Source, boundary=enum.STRICT)
print(strict, list(strict), strict._boundary_)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: enum.IntEnum._convert_('no', 'no.module', lambda n: True))
show(lambda: list(enum.IntEnum._convert_('none', '__main__',
                                         lambda n: n == 'absent')))


class G(enum.Enum):
    one = 1


show(lambda: enum._reduce_ex_by_global_name(G.one, 2))
show(lambda: enum._make_class_unpicklable(G))
show(lambda: G.__module__)
show(lambda: G.one.__reduce_ex__(2))
body = {}
enum._make_class_unpicklable(body)
print(list(body), body['__module__'])

for name in ('a', '_', '__', '___', '____', '_____', '_a_', '__a__', '_a__',
             '__a_', '_a', 'a_', '__a', '_a_b_', '__a_b__', '_G__a', '_G__',
             '_G__a_', '_G__a__', '_H__a', '_G___'):
    print(name, enum._is_sunder(name), enum._is_dunder(name),
          enum._is_private('G', name))


class Own:
    def __init__(self, name):
        setattr(self, name, 1)


for name in ('__get__', '__set__', '__delete__', '__call__'):
    print(name, enum._is_descriptor(Own(name)))


class H(enum.Enum):
    # What looks like a descriptor, if only by its own attribute, is none.
    own = Own('__get__')
    two = 2
    _H__private = 3
    _H__kept_ = 4


print(list(H), H._H__private, H._H__kept_)
