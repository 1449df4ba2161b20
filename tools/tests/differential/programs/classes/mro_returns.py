# mro() of a metaclass that returns what cannot be an order.
class Meta(type):
    def mro(cls):
        return answer() if answer else type.mro(cls)


def fail():
    raise KeyError("mro")


for answer in (lambda: [], lambda: (), lambda: iter(()), lambda: [1],
               lambda: None, lambda: 5, lambda: {}, lambda: [int],
               lambda: [str, object], fail):
    try:
        print([c.__name__ for c in Meta("C", (), {}).__mro__])
    except Exception as e:
        print(type(e).__name__, e)

answer = None


class Base(metaclass=Meta):
    x = 1


class Derived(Base):
    pass


class Other(metaclass=Meta):
    x = 2


answer = lambda: []
try:
    Derived.__bases__ = (Other,)
except TypeError as e:
    print(e)
print([c.__name__ for c in Derived.__mro__], Derived.__bases__, Derived().x)
