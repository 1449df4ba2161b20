# a finalizer gives its object another class: whose reference is dropped then
import sys


class Other:
    pass


class Slots:
    __slots__ = ("__dict__", "__weakref__")


class Dies:
    def __del__(self):
        self.__class__ = Other


class DiesInto(Dies):
    def __del__(self):
        self.value = 1
        self.__class__ = Slots


before = sys.getrefcount(Other), sys.getrefcount(Dies), sys.getrefcount(Slots)
for cls in Dies, DiesInto:
    many = [cls() for i in range(100)]
    del many
after = sys.getrefcount(Other), sys.getrefcount(Dies), sys.getrefcount(Slots)
print([b - a for a, b in zip(before, after)])


class Back:
    kept = []

    def __del__(self):
        self.__class__ = Other
        Back.kept.append(self)


x = Back()
del x
print(type(Back.kept[0]).__name__, sys.getrefcount(Back) - sys.getrefcount(Dies))
Back.kept.clear()
