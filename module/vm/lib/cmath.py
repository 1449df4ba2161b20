# SPDX-License-Identifier: GPL-2.0
"""Functions of complex numbers."""

import _native
import math as _m
from math import e, inf, nan, pi, tau

infj, nanj = complex(0.0, inf), complex(0.0, nan)

_LN2 = 0.6931471805599453094
_LARGE = 1.7976931348623157e308 / 4.0
_LOG_LARGE = _m.log(_LARGE)
_TINY = 2.2250738585072014e-308


def _complex(z):
    # An argument as a complex number, as complex() of one that is not a text.
    if type(z) is complex:
        return z
    if isinstance(z, (str, bytes, bytearray)):
        raise TypeError("must be real number, not %s" % type(z).__name__)
    if not isinstance(z, (int, float)):
        found = getattr(type(z), "__complex__", None)
        if found is not None:
            value = found(z)
            if not isinstance(value, complex):
                raise TypeError("__complex__ returned non-complex (type %s)" %
                                type(value).__name__)
            return value
        if not (hasattr(type(z), "__float__") or
                hasattr(type(z), "__index__")):
            raise TypeError("must be real number, not %s" % type(z).__name__)
    return complex(float(z))


def _is_special(z):
    return not (_m.isfinite(z.real) and _m.isfinite(z.imag))


def _kind(x):
    # -inf, negative, -0, 0, positive, inf, nan as 0 to 6.
    if x != x:
        return 6
    negative = _m.copysign(1.0, x) < 0
    if _m.isinf(x):
        return 0 if negative else 5
    if x:
        return 1 if negative else 4
    return 2 if negative else 3


# How the tables below are written: one letter for each part of a value. Small
# letters are the negatives; u is what no test looks at.
_PARTS = {"i": -inf, "I": inf, "n": nan, "0": 0.0, "o": -0.0, "u": -9.5426,
          "P": pi, "p": -pi, "H": pi / 2, "h": -pi / 2, "Q": pi / 4,
          "q": -pi / 4, "T": 3 * pi / 4, "t": -3 * pi / 4, "1": 1.0,
          "m": -1.0}


def _table(text):
    # Rows by the kind of the real part, columns by that of the imaginary one.
    return [[complex(_PARTS[pair[0]], _PARTS[pair[1]])
             for pair in row.split()] for row in text.strip().split("\n")]


_ACOS = _table("""
TI PI PI Pi Pi Ti nI
HI uu uu uu uu Hi nn
HI uu uu uu uu Hi Hn
HI uu uu uu uu Hi Hn
HI uu uu uu uu Hi nn
QI 0I 0I 0i 0i Qi nI
nI nn nn nn nn ni nn
""")
_ACOSH = _table("""
It Ip Ip IP IP IT In
Ih uu uu uu uu IH nn
Ih uu uu uu uu IH nn
Ih uu uu uu uu IH nn
Ih uu uu uu uu IH nn
Iq Io Io I0 I0 IQ In
In nn nn nn nn In nn
""")
_ASINH = _table("""
iq io io i0 i0 iQ in
ih uu uu uu uu iH nn
ih uu oo o0 uu iH nn
Ih uu 0o 00 uu IH nn
Ih uu uu uu uu IH nn
Iq Io Io I0 I0 IQ In
In nn no n0 nn In nn
""")
_ATANH = _table("""
oh oh oh oH oH oH on
oh uu uu uu uu oH nn
oh uu oo o0 uu oH on
0h uu 0o 00 uu 0H 0n
0h uu uu uu uu 0H nn
0h 0h 0h 0H 0H 0H 0n
0h nn nn nn nn 0H nn
""")
_COSH = _table("""
In uu I0 Io uu In In
nn uu uu uu uu nn nn
n0 uu 1o 10 uu n0 n0
n0 uu 10 1o uu n0 n0
nn uu uu uu uu nn nn
In uu Io I0 uu In In
nn nn n0 n0 nn nn nn
""")
_EXP = _table("""
00 uu 0o 00 uu 00 00
nn uu uu uu uu nn nn
nn uu 1o 10 uu nn nn
nn uu 1o 10 uu nn nn
nn uu uu uu uu nn nn
In uu Io I0 uu In In
nn nn no n0 nn nn nn
""")
_LOG = _table("""
It Ip Ip IP IP IT In
Ih uu uu uu uu IH nn
Ih uu ip iP uu IH nn
Ih uu io i0 uu IH nn
Ih uu uu uu uu IH nn
Iq Io Io I0 I0 IQ In
In nn nn nn nn In nn
""")
_SINH = _table("""
In uu io i0 uu In In
nn uu uu uu uu nn nn
0n uu oo o0 uu 0n 0n
0n uu 0o 00 uu 0n 0n
nn uu uu uu uu nn nn
In uu Io I0 uu In In
nn nn no n0 nn nn nn
""")
_SQRT = _table("""
Ii 0i 0i 0I 0I II nI
Ii uu uu uu uu II nn
Ii uu 0o 00 uu II nn
Ii uu 0o 00 uu II nn
Ii uu uu uu uu II nn
Ii Io Io I0 I0 II In
Ii nn nn nn nn II nn
""")
_TANH = _table("""
m0 uu mo m0 uu m0 m0
nn uu uu uu uu nn nn
nn uu oo o0 uu nn nn
nn uu 0o 00 uu nn nn
nn uu uu uu uu nn nn
10 uu 1o 10 uu 10 10
nn nn no n0 nn nn nn
""")


def _special(table, z):
    return table[_kind(z.real)][_kind(z.imag)]


def _domain():
    raise ValueError("math domain error")


def _range():
    raise OverflowError("math range error")


def _checked(z):
    # A result that is infinite of what was not.
    if _m.isinf(z.real) or _m.isinf(z.imag):
        _range()
    return z


def _hypot(x, y):
    return _m.hypot(x, y)


def _sqrt(z):
    if _is_special(z):
        return _special(_SQRT, z)
    x, y = abs(z.real), abs(z.imag)
    if not x and not y:
        return complex(0.0, z.imag)
    if x < _TINY and y < _TINY:
        # So small that digits would be lost: scaled up, and down again.
        x = _m.ldexp(x, 53)
        s = _m.ldexp(_m.sqrt(x + _hypot(x, _m.ldexp(y, 53))), -27)
    else:
        x /= 8.0
        s = 2.0 * _m.sqrt(x + _hypot(x, y / 8.0))
    d = y / (2.0 * s)
    if z.real >= 0.0:
        return complex(s, _m.copysign(d, z.imag))
    return complex(d, _m.copysign(s, z.imag))


@_native.function
def sqrt(z, /):
    """The square root of z."""
    return _sqrt(_complex(z))


def _is_large(z):
    return abs(z.real) > _LARGE or abs(z.imag) > _LARGE


def _acos(z):
    if _is_special(z):
        return _special(_ACOS, z)
    if _is_large(z):
        return complex(_m.atan2(abs(z.imag), z.real),
                       -_m.copysign(_log_over(z), z.imag))
    a = _sqrt(complex(1.0 - z.real, -z.imag))
    b = _sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _m.atan2(a.real, b.real),
                   _m.asinh(b.real * a.imag - b.imag * a.real))


def _log_over(z):
    # log(2 |z|) of a large number
    return _m.log(_hypot(z.real / 2.0, z.imag / 2.0)) + _LN2 * 2.0


def _acosh(z):
    if _is_special(z):
        return _special(_ACOSH, z)
    if _is_large(z):
        return complex(_log_over(z), _m.atan2(z.imag, z.real))
    a = _sqrt(complex(z.real - 1.0, z.imag))
    b = _sqrt(complex(z.real + 1.0, z.imag))
    return complex(_m.asinh(a.real * b.real + a.imag * b.imag),
                   2.0 * _m.atan2(a.imag, b.real))


def _asinh(z):
    if _is_special(z):
        return _special(_ASINH, z)
    if _is_large(z):
        return complex(_m.copysign(_log_over(z), z.real),
                       _m.atan2(z.imag, abs(z.real)))
    a = _sqrt(complex(1.0 + z.imag, -z.real))
    b = _sqrt(complex(1.0 - z.imag, z.real))
    return complex(_m.asinh(a.real * b.imag - b.real * a.imag),
                   _m.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def _atanh(z):
    if _is_special(z):
        return _special(_ATANH, z)
    if z.real < 0.0 or z.real == 0.0 and _m.copysign(1.0, z.real) < 0.0:
        return -_atanh(-z)
    y = abs(z.imag)
    if z.real > _m.sqrt(_LARGE) or y > _m.sqrt(_LARGE):
        h = _hypot(z.real / 2.0, z.imag / 2.0)
        return complex(z.real / 4.0 / h / h,
                       -_m.copysign(pi / 2.0, -z.imag))
    if z.real == 1.0 and y < _m.sqrt(_TINY):
        if not y:
            _domain()
        return complex(-_m.log(_m.sqrt(y) / _m.sqrt(_hypot(y, 2.0))),
                       _m.copysign(_m.atan2(2.0, -y) / 2, z.imag))
    return complex(
        _m.log1p(4.0 * z.real / ((1 - z.real) * (1 - z.real) + y * y)) / 4.0,
        -_m.atan2(-2.0 * z.imag,
                  (1 - z.real) * (1 + z.real) - y * y) / 2.0)


def _exp(z):
    x, y = z.real, z.imag
    if _is_special(z):
        if _m.isinf(x) and _m.isfinite(y) and y:
            size = inf if x > 0 else 0.0
            return complex(_m.copysign(size, _m.cos(y)),
                           _m.copysign(size, _m.sin(y)))
        if _m.isinf(y) and (_m.isfinite(x) or x == inf):
            _domain()
        return _special(_EXP, z)
    if x > _LOG_LARGE:
        size = _m.exp(x - 1.0)
        return _checked(complex(size * _m.cos(y) * e, size * _m.sin(y) * e))
    size = _m.exp(x)
    return _checked(complex(size * _m.cos(y), size * _m.sin(y)))


def _hyperbolic(z, table, first, second, sign):
    # cosh() and sinh(): one of them for each part.
    x, y = z.real, z.imag
    if _is_special(z):
        if _m.isinf(x) and _m.isfinite(y) and y:
            if x > 0:
                return complex(_m.copysign(inf, _m.cos(y)),
                               _m.copysign(inf, _m.sin(y)))
            return complex(sign * _m.copysign(inf, _m.cos(y)),
                           -sign * _m.copysign(inf, _m.sin(y)))
        if _m.isinf(y) and x == x:
            _domain()
        return _special(table, z)
    if abs(x) > _LOG_LARGE:
        near = x - _m.copysign(1.0, x)
        return _checked(complex(_m.cos(y) * first(near) * e,
                                _m.sin(y) * second(near) * e))
    return _checked(complex(_m.cos(y) * first(x), _m.sin(y) * second(x)))


def _cosh(z):
    if _m.isinf(z.imag) and not _m.isnan(z.real):
        _domain()
    return _hyperbolic(z, _COSH, _m.cosh, _m.sinh, 1.0)


def _sinh(z):
    if _m.isinf(z.imag) and not _m.isnan(z.real):
        _domain()
    return _hyperbolic(z, _SINH, _m.sinh, _m.cosh, -1.0)


def _tanh(z):
    x, y = z.real, z.imag
    if _is_special(z):
        if _m.isinf(y) and _m.isfinite(x):
            _domain()
        if _m.isinf(x) and _m.isfinite(y) and y:
            return complex(_m.copysign(1.0, x), _m.copysign(
                0.0, 2.0 * _m.sin(y) * _m.cos(y)))
        return _special(_TANH, z)
    if abs(x) > _LOG_LARGE:
        return complex(_m.copysign(1.0, x),
                       4.0 * _m.sin(y) * _m.cos(y) * _m.exp(-2.0 * abs(x)))
    tx, ty, cx = _m.tanh(x), _m.tan(y), 1.0 / _m.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator,
                   ((ty / denominator) * cx) * cx)


def _log(z):
    if _is_special(z):
        return _special(_LOG, z)
    x, y = abs(z.real), abs(z.imag)
    if x > _LARGE or y > _LARGE:
        size = _m.log(_hypot(x / 2.0, y / 2.0)) + _LN2
    elif x < _TINY and y < _TINY:
        if not x and not y:
            _domain()
        size = _m.log(_hypot(_m.ldexp(x, 53), _m.ldexp(y, 53))) - 53 * _LN2
    else:
        h = _hypot(x, y)
        if 0.71 <= h <= 1.73:
            big, small = max(x, y), min(x, y)
            size = _m.log1p((big - 1) * (big + 1) + small * small) / 2.0
        else:
            size = _m.log(h)
    return complex(size, _m.atan2(z.imag, z.real))


def _turned(function):
    # f(z) = -i g(i z)
    def turned(z):
        w = function(complex(-z.imag, z.real))
        return complex(w.imag, -w.real)
    return turned


_asin, _atan, _sin, _tan = map(_turned, (_asinh, _atanh, _sinh, _tanh))


def _cos(z):
    return _cosh(complex(-z.imag, z.real))


def _public(function, doc):
    def call(z, /):
        return function(_complex(z))
    call.__name__ = call.__qualname__ = function.__name__.strip("_")
    call.__doc__ = doc
    return _native.function(call)


acos = _public(_acos, "The arc cosine of z.")
acosh = _public(_acosh, "The inverse hyperbolic cosine of z.")
asinh = _public(_asinh, "The inverse hyperbolic sine of z.")
atanh = _public(_atanh, "The inverse hyperbolic tangent of z.")
cos = _public(_cos, "The cosine of z.")
cosh = _public(_cosh, "The hyperbolic cosine of z.")
exp = _public(_exp, "The exponential of z.")
sinh = _public(_sinh, "The hyperbolic sine of z.")
tanh = _public(_tanh, "The hyperbolic tangent of z.")
for _name in "asin", "atan", "sin", "tan":
    globals()["_" + _name].__name__ = _name
asin = _public(_asin, "The arc sine of z.")
atan = _public(_atan, "The arc tangent of z.")
sin = _public(_sin, "The sine of z.")
tan = _public(_tan, "The tangent of z.")
del _name


_NO_BASE = object()


@_native.function
def log(z, base=_NO_BASE, /):
    """The logarithm of z, the natural one or to a base."""
    found = _log(_complex(z))
    if base is _NO_BASE:
        return found
    below = _log(_complex(base))
    if not below:
        _domain()
    return found / below


@_native.function
def log10(z, /):
    """The logarithm of z to base 10."""
    w = _log(_complex(z))
    return complex(w.real / _m.log(10.0), w.imag / _m.log(10.0))


@_native.function
def phase(z, /):
    """The angle of z."""
    z = _complex(z)
    return _m.atan2(z.imag, z.real)


@_native.function
def polar(z, /):
    """The distance of z from 0 and its angle."""
    z = _complex(z)
    return abs(z), _m.atan2(z.imag, z.real)


@_native.function
def rect(r, phi, /):
    """The number of a distance and an angle."""
    for value in (r, phi):
        if not (hasattr(type(value), "__float__") or
                hasattr(type(value), "__index__")):
            raise TypeError("must be real number, not %s" %
                            type(value).__name__)
    r, phi = float(r), float(phi)
    if _m.isinf(phi) and r == r and r:
        _domain()
    if not _m.isfinite(r) or not _m.isfinite(phi):
        if _m.isinf(r) and _m.isfinite(phi) and phi:
            turn = 1.0 if r > 0 else -1.0
            return complex(turn * _m.copysign(inf, _m.cos(phi)),
                           turn * _m.copysign(inf, _m.sin(phi)))
        if not phi:
            return complex(r, 0.0 if r != r else phi if r > 0 else -phi)
        if not r:
            return complex(0.0, 0.0)
        return complex(inf if _m.isinf(r) else nan, nan)
    if not phi:
        return complex(r, r * phi)
    return complex(r * _m.cos(phi), r * _m.sin(phi))


@_native.function
def isfinite(z, /):
    """Are both parts finite?"""
    return not _is_special(_complex(z))


@_native.function
def isinf(z, /):
    """Is a part infinite?"""
    z = _complex(z)
    return _m.isinf(z.real) or _m.isinf(z.imag)


@_native.function
def isnan(z, /):
    """Is a part no number?"""
    z = _complex(z)
    return z.real != z.real or z.imag != z.imag


@_native.function
def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    """Are two numbers nearly the same?"""
    a, b = _complex(a), _complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    d = abs(a - b)
    return d <= rel_tol * abs(b) or d <= rel_tol * abs(a) or d <= abs_tol
