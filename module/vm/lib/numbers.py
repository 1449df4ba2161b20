# SPDX-License-Identifier: GPL-2.0
"""The tower of numbers: which kind can do what."""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]


def _needs(*names):
    # A class decorator cannot: the abstract ones are counted by the metaclass.
    def make(name):
        def method(self, *args):
            raise NotImplementedError
        method.__name__ = name
        return abstractmethod(method)
    return {"__%s__" % name: make("__%s__" % name) for name in names}


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Has a real and an imaginary part."""

    __slots__ = ()
    locals().update(_needs("complex", "add", "radd", "neg", "pos", "mul",
                           "rmul", "truediv", "rtruediv", "pow", "rpow",
                           "abs", "eq"))

    def __bool__(self):
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """The part on the line of the real numbers."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """The part across it."""
        raise NotImplementedError

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    @abstractmethod
    def conjugate(self):
        """The mirror image in the real line."""
        raise NotImplementedError


class Real(Complex):
    """Lies on a line: has an order, can be rounded and divided with rest."""

    __slots__ = ()
    locals().update(_needs("float", "trunc", "floor", "ceil", "round",
                           "floordiv", "rfloordiv", "mod", "rmod", "lt",
                           "le"))

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self


class Rational(Real):
    """One integer divided by another."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        raise NotImplementedError

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """A whole number, with its bits."""

    __slots__ = ()
    locals().update(_needs("int", "pow", "lshift", "rlshift", "rshift",
                           "rrshift", "and", "rand", "xor", "rxor", "or",
                           "ror", "invert"))

    def __index__(self):
        return int(self)

    def __float__(self):
        return float(int(self))

    @property
    def numerator(self):
        return +self

    @property
    def denominator(self):
        return 1


Complex.register(complex)
Real.register(float)
Integral.register(int)
