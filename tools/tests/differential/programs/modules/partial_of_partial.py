# A partial of a partial holds the inner one's function and arguments, if what is
# called is partial's own __call__ and the inner one has no attributes.
from functools import partial


def f(*a, **k):
    return a, k


class Plain(partial):
    pass


class Calls(partial):
    def __call__(self, *a, **k):
        return 'own', a, k


class Slots(Plain):
    __slots__ = ('more',)


class Bare(partial):
    __slots__ = ()


kinds = partial, Plain, Calls, Slots, Bare
for inner in kinds:
    for outer in kinds:
        i = inner(f, 1, a=2)
        o = outer(i, 3, b=4)
        print(inner.__name__, outer.__name__, type(o).__name__, o.func is f,
              o.func is i, o.args, o.keywords, o(5, c=6))

i = Plain(f, 1)
i.name = 'i'
o = partial(i, 2)
print(o.func is i, o.args, o())
i.__dict__.clear()
print(partial(i, 2).func is i)
i = partial(f)
print(i.__dict__, partial(i).func is i)

Plain.__call__ = lambda self: 'patched'
i = Plain(f)
print(partial(i).func is i, partial(i)())
del Plain.__call__
print(partial(i).func is f, partial(i)())
