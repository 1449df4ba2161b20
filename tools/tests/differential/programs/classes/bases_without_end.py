# isinstance() and issubclass() of what has __bases__ but is no class, and
# tuples nested deeper than the limit of recursion


class Self:
    @property
    def __bases__(self):
        return self.__bases__


class Pair:
    def __getattr__(self, name):
        return (self, None)


class Triple:
    @property
    def __bases__(self):
        return (self, self, self)


def attempt(fn, *args):
    try:
        print(fn(*args))
    except RecursionError as e:
        print(type(e).__name__)
    except TypeError as e:
        print("TypeError:", e)


for odd in Self, Pair, Triple:
    attempt(issubclass, odd(), int)
    attempt(issubclass, int, odd())
    attempt(isinstance, 1, odd())

nested = (int,)
for i in range(2000):
    nested = (nested,)
attempt(isinstance, "x", nested)
attempt(issubclass, str, nested)
attempt(isinstance, "x", (str, nested))
attempt(isinstance, "x", ((), ((), (str,)), 5))
attempt(isinstance, 1.5, ((), ((), (str,)), 5))
attempt(issubclass, str, int | str)
attempt(isinstance, [], int | None)


class Deep:
    """dropped with the stack nearly used up"""
    def __getattr__(self, name):
        return ([[[self]]], Deep())


attempt(issubclass, Deep(), int)
