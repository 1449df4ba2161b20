# dir() of objects whose __class__ is not a class, or not there.
class Wrapper:
    def __init__(self, obj):
        self.__obj = obj

    def __getitem__(self, key):
        return Wrapper(self.__obj[key])

    def __len__(self):
        return len(self.__obj)

    def __getattr__(self, name):
        return Wrapper(getattr(self.__obj, name))


class Proxied:
    def __getclass(self):
        return Wrapper(type(self))

    __class__ = property(__getclass)


class NoClass:
    @property
    def __class__(self):
        raise AttributeError("no class")


class Odd:
    def __init__(self, **names):
        self.names = names

    @property
    def __class__(self):
        return self.names["cls"]


class Fake:
    def __init__(self, d, bases):
        self.d = d
        self.bases = bases

    def __getattribute__(self, name):
        if name == "__dict__":
            return object.__getattribute__(self, "d")
        if name == "__bases__":
            return object.__getattribute__(self, "bases")
        return object.__getattribute__(self, name)


def show(what, o):
    try:
        names = dir(o)
        print(what, [n for n in names if n not in dir(object)])
    except Exception as e:
        print(what, type(e).__name__, e)


show("proxied", Proxied())
show("no class", NoClass())
show("int", Odd(cls=5))
show("none", Odd(cls=None))
show("text", Odd(cls="text"))
show("fake", Odd(cls=Fake({"a": 1}, (Fake({"b": 2}, 5), int))))
show("bad dict", Odd(cls=Fake(5, ())))
show("bad bases", Odd(cls=Fake({"a": 1}, {"x": 1})))
show("raises", Odd())
