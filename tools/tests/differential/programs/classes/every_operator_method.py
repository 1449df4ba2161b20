# Every operator of numbers as a method: plain, reflected, in place, and what
# happens where the answer is NotImplemented or there is no method at all.
import operator


def named(name):
    def method(self, *others):
        return name, [type(other).__name__ for other in others]
    return method


def refused(name):
    def method(self, *others):
        print('asked', name, [type(other).__name__ for other in others])
        return NotImplemented
    return method


class Both:
    __add__ = named('add')
    __sub__ = named('sub')
    __mul__ = named('mul')
    __matmul__ = named('matmul')
    __truediv__ = named('truediv')
    __floordiv__ = named('floordiv')
    __mod__ = named('mod')
    __divmod__ = named('divmod')
    __pow__ = named('pow')
    __lshift__ = named('lshift')
    __rshift__ = named('rshift')
    __and__ = named('and')
    __xor__ = named('xor')
    __or__ = named('or')
    __radd__ = named('radd')
    __rsub__ = named('rsub')
    __rmul__ = named('rmul')
    __rmatmul__ = named('rmatmul')
    __rtruediv__ = named('rtruediv')
    __rfloordiv__ = named('rfloordiv')
    __rmod__ = named('rmod')
    __rdivmod__ = named('rdivmod')
    __rpow__ = named('rpow')
    __rlshift__ = named('rlshift')
    __rrshift__ = named('rrshift')
    __rand__ = named('rand')
    __rxor__ = named('rxor')
    __ror__ = named('ror')


class InPlace(Both):
    __iadd__ = named('iadd')
    __isub__ = named('isub')
    __imul__ = named('imul')
    __imatmul__ = named('imatmul')
    __itruediv__ = named('itruediv')
    __ifloordiv__ = named('ifloordiv')
    __imod__ = named('imod')
    __ipow__ = named('ipow')
    __ilshift__ = named('ilshift')
    __irshift__ = named('irshift')
    __iand__ = named('iand')
    __ixor__ = named('ixor')
    __ior__ = named('ior')


class Refusing:
    __add__ = refused('add')
    __radd__ = refused('radd')
    __sub__ = refused('sub')
    __rsub__ = refused('rsub')
    __mul__ = refused('mul')
    __rmul__ = refused('rmul')
    __matmul__ = refused('matmul')
    __rmatmul__ = refused('rmatmul')
    __truediv__ = refused('truediv')
    __rtruediv__ = refused('rtruediv')
    __floordiv__ = refused('floordiv')
    __rfloordiv__ = refused('rfloordiv')
    __mod__ = refused('mod')
    __rmod__ = refused('rmod')
    __divmod__ = refused('divmod')
    __rdivmod__ = refused('rdivmod')
    __pow__ = refused('pow')
    __rpow__ = refused('rpow')
    __lshift__ = refused('lshift')
    __rlshift__ = refused('rlshift')
    __rshift__ = refused('rshift')
    __rrshift__ = refused('rrshift')
    __and__ = refused('and')
    __rand__ = refused('rand')
    __xor__ = refused('xor')
    __rxor__ = refused('rxor')
    __or__ = refused('or')
    __ror__ = refused('ror')
    __iadd__ = refused('iadd')
    __isub__ = refused('isub')
    __imul__ = refused('imul')
    __imatmul__ = refused('imatmul')
    __itruediv__ = refused('itruediv')
    __ifloordiv__ = refused('ifloordiv')
    __imod__ = refused('imod')
    __ipow__ = refused('ipow')
    __ilshift__ = refused('ilshift')
    __irshift__ = refused('irshift')
    __iand__ = refused('iand')
    __ixor__ = refused('ixor')
    __ior__ = refused('ior')


class Nothing:
    pass


print(Both() + 1, 1 + Both(), Both() + Both())
print(Both() - 1, 1 - Both(), Both() - Both())
print(Both() * 1, 1 * Both(), Both() * Both())
print(Both() @ 1, 1 @ Both(), Both() @ Both())
print(Both() / 1, 1 / Both(), Both() / Both())
print(Both() // 1, 1 // Both(), Both() // Both())
print(Both() % 1, 1 % Both(), Both() % Both())
print(Both() ** 1, 1 ** Both(), Both() ** Both())
print(Both() << 1, 1 << Both(), Both() << Both())
print(Both() >> 1, 1 >> Both(), Both() >> Both())
print(Both() & 1, 1 & Both(), Both() & Both())
print(Both() ^ 1, 1 ^ Both(), Both() ^ Both())
print(Both() | 1, 1 | Both(), Both() | Both())
print(divmod(Both(), 1), divmod(1, Both()), divmod(Both(), Both()))
print(pow(Both(), 2, 3))
x = InPlace()
x += 'y'
y = Both()
y += 'y'
print(x, y)
x = InPlace()
x -= 'y'
y = Both()
y -= 'y'
print(x, y)
x = InPlace()
x *= 'y'
y = Both()
y *= 'y'
print(x, y)
x = InPlace()
x @= 'y'
y = Both()
y @= 'y'
print(x, y)
x = InPlace()
x /= 'y'
y = Both()
y /= 'y'
print(x, y)
x = InPlace()
x //= 'y'
y = Both()
y //= 'y'
print(x, y)
x = InPlace()
x %= 'y'
y = Both()
y %= 'y'
print(x, y)
x = InPlace()
x **= 'y'
y = Both()
y **= 'y'
print(x, y)
x = InPlace()
x <<= 'y'
y = Both()
y <<= 'y'
print(x, y)
x = InPlace()
x >>= 'y'
y = Both()
y >>= 'y'
print(x, y)
x = InPlace()
x &= 'y'
y = Both()
y &= 'y'
print(x, y)
x = InPlace()
x ^= 'y'
y = Both()
y ^= 'y'
print(x, y)
x = InPlace()
x |= 'y'
y = Both()
y |= 'y'
print(x, y)


def attempt(function, *args):
    try:
        print(function(*args))
    except TypeError as e:
        print(e)


names = ['add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'pow',
         'lshift', 'rshift', 'and_', 'xor', 'or_']
for name in names:
    for function in getattr(operator, name), \
            getattr(operator, 'i' + name.rstrip('_')
                    if name not in ('and_', 'or_') else 'i' + name[:-1]):
        attempt(function, Refusing(), Nothing())
        attempt(function, Nothing(), Refusing())
        attempt(function, Refusing(), Refusing())
        attempt(function, Nothing(), 1)
attempt(divmod, Refusing(), Nothing())
attempt(divmod, Nothing(), Refusing())
attempt(divmod, Nothing(), Nothing())
attempt(pow, Refusing(), 1, 2)
attempt(pow, Nothing(), 1, 2)


class Derived(Both):
    __radd__ = named('derived radd')
    __rsub__ = named('derived rsub')


# A derived class on the right is asked first.
print(Both() + Derived(), Both() - Derived(), Both() * Derived())
