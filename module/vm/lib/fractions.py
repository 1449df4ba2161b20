# SPDX-License-Identifier: GPL-2.0
"""Exact fractions of integers."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_MODULUS = sys.hash_info.modulus
_INF = sys.hash_info.inf


def _digits(text, at):
    # Where digits with single underscores between them end.
    end = at
    while end < len(text) and (text[end].isdecimal() or (
            text[end] == "_" and end > at and text[end - 1] != "_" and
            text[end + 1:end + 2].isdecimal())):
        end += 1
    return end


def _read(text):
    """Numerator and denominator of 3, -1/2, 1.5 or 1e-3; None if none."""
    s = text.strip()
    sign = -1 if s[:1] == "-" else 1
    at = s[:1] in ("-", "+") and 1
    end = _digits(s, at)
    whole = s[at:end]
    top, bottom = int(whole or 0), 1
    if whole and s[end:end + 1] == "/":
        last = _digits(s, end + 1)
        if last == end + 1 or last < len(s):
            return None
        return sign * top, int(s[end + 1:last])
    if s[end:end + 1] == ".":
        last = _digits(s, end + 1)
        part = s[end + 1:last].replace("_", "")
        if not whole and not part:
            return None
        bottom = 10 ** len(part)
        top = top * bottom + int(part or 0)
        end = last
    elif not whole:
        return None
    if s[end:end + 1] in ("e", "E"):
        start = end + 1 + (s[end + 1:end + 2] in ("-", "+") and
                           s[end + 1:] != "")
        last = _digits(s, start)
        if last == start:
            return None
        power = int(s[end + 1:last])
        if power >= 0:
            top *= 10 ** power
        else:
            bottom *= 10 ** -power
        end = last
    return (sign * top, bottom) if end == len(s) else None


def _both_ways(exact, other):
    # The method for an operator and the one for it with sides exchanged:
    # exact among rational numbers, else whatever the other kind can.
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return other(float(a), b)
        if isinstance(b, complex):
            return other(complex(a), b)
        return NotImplemented

    def backward(b, a):
        if isinstance(a, numbers.Rational):
            return exact(a, b)
        if isinstance(a, numbers.Real):
            return other(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return other(complex(a), complex(b))
        return NotImplemented

    name = other.__name__
    forward.__name__ = "__%s__" % name
    backward.__name__ = "__r%s__" % name
    return forward, backward


def _of(a):
    return a.numerator, a.denominator


def _sum(a, b, sign=1):
    (n, d), (m, e) = _of(a), _of(b)
    g = math.gcd(d, e)
    # Only what the denominators have in common can be left to cancel.
    top = n * (e // g) + sign * m * (d // g)
    h = math.gcd(top, g)
    return _made(top // h, d // g * (e // h))


def _difference(a, b):
    return _sum(a, b, -1)


def _product(a, b):
    (n, d), (m, e) = _of(a), _of(b)
    g, h = math.gcd(n, e), math.gcd(m, d)
    return _made((n // g) * (m // h), (d // h) * (e // g))


def _quotient(a, b):
    m, e = _of(b)
    if not m:
        raise ZeroDivisionError("Fraction(%d, 0)" % (
            (a.numerator > 0) - (a.numerator < 0)))
    if m < 0:
        m, e = -m, -e
    return _product(a, _made(e, m))


def _floor_quotient(a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _floor_both(a, b):
    (n, d), (m, e) = _of(a), _of(b)
    quotient, rest = divmod(n * e, d * m)
    return quotient, Fraction(rest, d * e)


def _rest(a, b):
    (n, d), (m, e) = _of(a), _of(b)
    return Fraction((n * e) % (m * d), d * e)


def _made(n, d):
    # A fraction that is in lowest terms as it is.
    self = object.__new__(Fraction)
    self._numerator = n
    self._denominator = d
    return self


class Fraction(numbers.Rational):
    """Two integers in lowest terms, the lower one positive."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        if denominator is None:
            pair = cls._one(numerator)
        elif type(numerator) is int is type(denominator):
            pair = numerator, denominator
        elif (isinstance(numerator, numbers.Rational) and
              isinstance(denominator, numbers.Rational)):
            pair = (numerator.numerator * denominator.denominator,
                    denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        n, d = pair
        if d == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % n)
        if _normalize and d != 1:
            g = math.gcd(n, d)
            if d < 0:
                g = -g
            n //= g
            d //= g
        self = super(Fraction, cls).__new__(cls)
        self._numerator = n
        self._denominator = d
        return self

    @staticmethod
    def _one(value):
        if isinstance(value, numbers.Rational):
            return _of(value)
        if isinstance(value, float) or (
                type(value).__module__ == "decimal" and
                hasattr(value, "as_integer_ratio")):
            return value.as_integer_ratio()
        if not isinstance(value, str):
            raise TypeError("argument should be a string or a Rational "
                            "instance")
        pair = _read(value)
        if pair is None:
            raise ValueError("Invalid literal for Fraction: %r" % value)
        return pair

    @classmethod
    def from_float(cls, f):
        """The exact value of a float or an integer."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" %
                            (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal or an integer."""
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if type(dec).__module__ != "decimal":
            raise TypeError("%s.from_decimal() only takes Decimals, not "
                            "%r (%s)" % (cls.__name__, dec,
                                         type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        """Numerator and denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a denominator up to this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        n, d = _of(self)
        if d <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, up to the last that fits.
        below, above = (0, 1), (1, 0)
        while True:
            part, rest = divmod(n, d)
            bottom = below[1] + part * above[1]
            if bottom > max_denominator:
                break
            below, above = above, (below[0] + part * above[0], bottom)
            n, d = d, rest
        steps = (max_denominator - below[1]) // above[1]
        one = Fraction(below[0] + steps * above[0],
                       below[1] + steps * above[1])
        two = Fraction(*above)
        return two if abs(two - self) <= abs(one - self) else one

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator,
                               self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % _of(self)

    __add__, __radd__ = _both_ways(_sum, operator.add)
    __sub__, __rsub__ = _both_ways(_difference, operator.sub)
    __mul__, __rmul__ = _both_ways(_product, operator.mul)
    __truediv__, __rtruediv__ = _both_ways(_quotient, operator.truediv)
    __floordiv__, __rfloordiv__ = _both_ways(_floor_quotient,
                                             operator.floordiv)
    __divmod__, __rdivmod__ = _both_ways(_floor_both, divmod)
    __mod__, __rmod__ = _both_ways(_rest, operator.mod)

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        n, d, power = a._numerator, a._denominator, b.numerator
        if power < 0:
            n, d, power = (d, n, -power) if n >= 0 else (-d, -n, -power)
        if not d:
            raise ZeroDivisionError("Fraction(%s, 0)" % n ** power)
        return _made(n ** power, d ** power)

    def __rpow__(b, a):
        whole = b._denominator == 1
        if whole and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** (b._numerator if whole else float(b))

    def __pos__(a):
        return _made(*_of(a))

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        n = a._numerator
        return _index(n // a._denominator if n >= 0 else
                      -(-n // a._denominator))

    def __trunc__(a):
        n = a._numerator
        return n // a._denominator if n >= 0 else -(-n // a._denominator)

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """Half to even; a Fraction if digits are asked for."""
        if ndigits is None:
            floor, rest = divmod(*_of(self))
            rest = 2 * rest - self._denominator
            return floor + (rest > 0 or (rest == 0 and floor & 1))
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = _INF
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return _of(a) == _of(b)
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if not isinstance(b, float):
            return NotImplemented
        if math.isnan(b) or math.isinf(b):
            return 0.0 == b
        return a == a.from_float(b)

    def _ordered(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator,
                      self._denominator * other.numerator)
        if not isinstance(other, float):
            return NotImplemented
        if math.isnan(other) or math.isinf(other):
            return op(0.0, other)
        return op(self, self.from_float(other))

    def __lt__(a, b):
        return a._ordered(b, operator.lt)

    def __gt__(a, b):
        return a._ordered(b, operator.gt)

    def __le__(a, b):
        return a._ordered(b, operator.le)

    def __ge__(a, b):
        return a._ordered(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, _of(self)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(*_of(self))

    def __deepcopy__(self, memo):
        return self.__copy__()
