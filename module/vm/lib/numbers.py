# SPDX-License-Identifier: GPL-2.0
"""The tower of numbers: which kind can do what.

A class of the tower is a table: what it asks of the classes derived from it,
by how it is called, and what it gives them in return.
"""

from abc import ABCMeta, abstractmethod

__all__ = ["Number", "Complex", "Real", "Rational", "Integral"]

# Among the operators, what is read like an attribute or called by its name.
_PARTS = "real", "imag", "numerator", "denominator"
_PLAIN = "conjugate", *_PARTS


def _alone(self):
    raise NotImplementedError


def _two(self, other):
    raise NotImplementedError


def _raised(self, exponent):
    raise NotImplementedError


def _raised_in_ring(self, exponent, modulus=None):
    raise NotImplementedError


def _raising(self, base):
    raise NotImplementedError


def _to_digits(self, ndigits=None):
    raise NotImplementedError


def _method(owner, name, like, mark=None):
    """A method of this name that does what the function does."""
    if name not in _PLAIN:
        name = f"__{name}__"
    code = like.__code__
    if not mark:
        # Others are called from it: a traceback tells where.
        code = code.replace(co_name=name)
    made = type(like)(code, globals(), name, like.__defaults__)
    made.__qualname__ = f"{owner}.{name}"
    if mark:
        mark(made)
    return name, property(made) if name in _PARTS else made


def _kind(name, base, doc, asks, gives):
    methods = [_method(name, key, like) for key, like in gives.items()]
    methods += [_method(name, key, like, abstractmethod)
                for like, keys in asks.items() for key in keys.split()]
    return ABCMeta(name, (base,), {"__module__": __name__, "__doc__": doc,
                                   "__slots__": (), **dict(methods)})


class Number(metaclass=ABCMeta):
    """Any number."""

    __slots__ = ()
    __hash__ = None


Complex = _kind(
    "Complex", Number, "Has a real and an imaginary part.",
    {lambda self: None: "complex",
     _alone: "real imag conjugate abs pos neg",
     _two: "eq add radd mul rmul truediv rtruediv",
     _raised: "pow",
     _raising: "rpow"},
    {"bool": lambda self: self != 0,
     "sub": lambda self, other: self + -other,
     "rsub": lambda self, other: -self + other})

Real = _kind(
    "Real", Complex, "Lies on a line: has an order, is divided with a rest.",
    {_alone: "float floor ceil trunc",
     _to_digits: "round",
     _two: "lt le mod rmod floordiv rfloordiv"},
    {"complex": lambda self: complex(float(self)),
     "real": lambda self: +self,
     "imag": lambda self: 0,
     "conjugate": lambda self: +self,
     "divmod": lambda self, other: (self // other, self % other),
     "rdivmod": lambda self, other: (other // self, other % self)})

Rational = _kind(
    "Rational", Real, "One integer divided by another.",
    {_alone: "numerator denominator"},
    {"float": lambda self: int(self.numerator) / int(self.denominator)})

Integral = _kind(
    "Integral", Rational, "A whole number, with its bits.",
    {_alone: "int invert",
     _two: "and rand or ror xor rxor lshift rlshift rshift rrshift",
     _raised_in_ring: "pow"},
    {"index": lambda self: int(self),
     "float": lambda self: float(int(self)),
     "numerator": lambda self: +self,
     "denominator": lambda self: 1})

for _builtin, _of in (complex, Complex), (float, Real), (int, Integral):
    _of.register(_builtin)
