# which classes match a sequence or a mapping pattern: inherited, registered
import collections
import collections.abc


def kind(x):
    match x:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


for value in ([], (), range(3), memoryview(b"ab"), {}, "ab", b"ab",
              bytearray(b"ab"), collections.deque("ab"),
              collections.OrderedDict(), collections.defaultdict(int),
              collections.Counter("ab"), collections.UserList("ab"),
              collections.UserDict(a=1), collections.ChainMap(),
              type.__dict__, {1}, iter([]), {}.keys()):
    print(type(value).__name__, kind(value))


class Plain:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError(i)

    def __iter__(self):
        return iter(())

    def keys(self):
        return []


class Below(Plain):
    pass


class First(collections.UserDict, collections.UserList):
    pass


class Second(collections.abc.Sequence, dict):
    __len__ = __getitem__ = None


print(kind(Plain()), kind(Below()))
collections.abc.Sequence.register(Plain)
print(kind(Plain()), kind(Below()))
collections.abc.Mapping.register(Below)
print(kind(Plain()), kind(Below()))
print([c.__flags__ >> 5 & 3 for c in (First, Second, Plain, Below)])
collections.abc.Mapping.register(int)
print(kind(1), int.__flags__ >> 5 & 3)

try:
    class Both(metaclass=__import__("abc").ABCMeta):
        __abc_tpflags__ = 3 << 5
except TypeError as e:
    print(e)
