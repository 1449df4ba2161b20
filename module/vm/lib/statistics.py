# SPDX-License-Identifier: GPL-2.0
"""Means, spreads and what else says something of many numbers."""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance",
           "fmean", "geometric_mean", "harmonic_mean", "linear_regression",
           "mean", "median", "median_grouped", "median_high", "median_low",
           "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev",
           "variance"]


class StatisticsError(ValueError):
    """There are too few numbers, or such as make no sense."""


# exact sums

def _ratio(x):
    # Numerator and denominator; no denominator for what is not finite.
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError("can't convert type '%s' to numerator/denominator" %
                        type(x).__name__) from None


def _common(a, b):
    # The type that a result of numbers of two types has.
    if a is b or b is int or b is bool:
        return a
    if a is int or a is bool or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError("don't know how to coerce %s and %s" %
                    (a.__name__, b.__name__))


class _Total:
    # The exact sum of numbers, how many they are and their type.

    def __init__(self, data):
        parts, odd = {}, None
        self.n, kind = 0, int
        for x in data:
            if type(x) is not kind:
                kind = _common(kind, type(x))
            top, bottom = _ratio(x)
            if bottom is None:
                odd = top if odd is None else odd + top
            else:
                parts[bottom] = parts.get(bottom, 0) + top
            self.n += 1
        self.kind = kind
        if odd is not None:
            self.value = odd
        else:
            self.value = sum(Fraction(top, bottom)
                             for bottom, top in parts.items())


def _as(value, kind):
    # An exact value as a number of a type; a float if that is the integers'.
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    return kind(value)


def _finite(x):
    return not isinstance(x, float) or math.isfinite(x)


def _squares(data, center=None):
    # Sum of squared distances, exactly; type, center and number of values.
    data = list(data)
    if center is None:
        total = _Total(data)
        if not total.n:
            return total.kind, 0, None, 0
        if not _finite(total.value):
            return total.kind, total.value, total.value, total.n
        center = total.value / total.n
        exact = [Fraction(*_ratio(x)) - center for x in data]
        return total.kind, sum(d * d for d in exact), center, total.n
    total = _Total([(d := x - center) * d for x in data])
    return total.kind, total.value, center, total.n


def _root(n, m):
    # The root of n/m as a float, correctly rounded.
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        top, bottom = _odd_root(n, m << 2 * shift) << shift, 1
    else:
        top, bottom = _odd_root(n << -2 * shift, m), 1 << -shift
    return top / bottom


def _odd_root(n, m):
    # The integer root; odd when it is not exact, so that it rounds well.
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _need(n, least, why):
    if n < least:
        raise StatisticsError(why)


# averages

def mean(data):
    """The sum divided by how many."""
    total = _Total(data)
    _need(total.n, 1, "mean requires at least one data point")
    return _as(total.value / total.n, total.kind)


def fmean(data, weights=None):
    """The mean as a float, fast."""
    try:
        n = len(data)
    except TypeError:
        data = list(data)
        n = len(data)
    if weights is None:
        total = math.fsum(data)
        _need(n, 1, "fmean requires at least one data point")
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    if len(weights) != n:
        raise StatisticsError("data and weights must be the same length")
    top = math.fsum([x * w for x, w in zip(data, weights)])
    bottom = math.fsum(weights)
    if not bottom:
        raise StatisticsError("sum of weights must be non-zero")
    return top / bottom


def geometric_mean(data):
    """The root of the product."""
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset "
                              "containing positive numbers") from None


def _not_negative(values, why):
    for x in values:
        if x < 0:
            raise StatisticsError(why)
        yield x


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    if iter(data) is data:
        data = list(data)
    why = "harmonic mean does not support negative values"
    n = len(data)
    _need(n, 1, "harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not hasattr(x, "real") or isinstance(x, complex):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(why)
        return x
    if weights is None:
        weights, whole = [1] * n, n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data "
                                  "size")
        whole = _Total(_not_negative(weights, why)).value
    try:
        total = _Total([w / x if w else 0 for w, x in zip(
            weights, _not_negative(data, why))])
    except ZeroDivisionError:
        return 0
    if total.value <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(whole / total.value, total.kind)


# places in order

def _sorted(data, what="median"):
    data = sorted(data)
    if not data:
        raise StatisticsError("no %s for empty data" % what)
    return data


def median(data):
    """The middle value, or the mean of the two."""
    data = _sorted(data)
    half = len(data) // 2
    if len(data) % 2:
        return data[half]
    return (data[half - 1] + data[half]) / 2


def median_low(data):
    """The middle value, or the lower of the two."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The middle value, or the higher of the two."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of values that stand for intervals around them."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = bisect_left(data, x)
    inside = bisect_right(data, x, below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / inside


def mode(data):
    """The most common value, the first of several."""
    most = Counter(iter(data)).most_common(1)
    if not most:
        raise StatisticsError("no mode for empty data")
    return most[0][0]


def multimode(data):
    """All values that are most common."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The points that cut data into n parts that are as likely."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    _need(size, 2, "must have at least two data points")
    if method == "inclusive":
        cuts = [(j, d) for j, d in (divmod(i * (size - 1), n)
                                    for i in range(1, n))]
        return [(data[j] * (n - d) + data[j + 1] * d) / n for j, d in cuts]
    if method != "exclusive":
        raise ValueError("Unknown method: %r" % (method,))
    points = []
    for i in range(1, n):
        j = min(max(i * (size + 1) // n, 1), size - 1)
        d = i * (size + 1) - j * n
        points.append((data[j - 1] * (n - d) + data[j] * d) / n)
    return points


# spread

def _spread(data, center, least, why, spare):
    kind, squares, center, n = _squares(data, center)
    _need(n, least, why)
    return kind, squares / (n - spare)


def variance(data, xbar=None):
    """The mean squared distance from the mean, of a sample."""
    kind, value = _spread(data, xbar, 2,
                          "variance requires at least two data points", 1)
    return _as(value, kind)


def pvariance(data, mu=None):
    """The mean squared distance from the mean, of all there is."""
    kind, value = _spread(data, mu, 1,
                          "pvariance requires at least one data point", 0)
    return _as(value, kind)


def _deviation(value):
    return _root(value.numerator, value.denominator) if value else 0.0


def stdev(data, xbar=None):
    """The root of the variance of a sample."""
    kind, value = _spread(data, xbar, 2,
                          "stdev requires at least two data points", 1)
    return _deviation(value)


def pstdev(data, mu=None):
    """The root of the variance of all there is."""
    kind, value = _spread(data, mu, 1,
                          "pstdev requires at least one data point", 0)
    return _deviation(value)


# two columns

def _centered(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("%s requires that both inputs have same number "
                              "of data points" % what)
    _need(n, 2, "%s requires at least two data points" % what)
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    sxy = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    return n, xbar, ybar, sxy


def covariance(x, y, /):
    """How two columns vary together."""
    n, _, _, sxy = _centered(x, y, "covariance")
    return sxy / (n - 1)


def correlation(x, y, /):
    """From -1 to 1: how well a line says y by x."""
    _, xbar, ybar, sxy = _centered(x, y, "correlation")
    sxx = math.fsum([(d := a - xbar) * d for a in x])
    syy = math.fsum([(d := b - ybar) * d for b in y])
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is "
                              "constant") from None


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line that is nearest to the points."""
    n = len(x)
    if proportional:
        if len(y) != n:
            raise StatisticsError("linear regression requires that both "
                                  "inputs have same number of data points")
        _need(n, 2, "linear regression requires at least two data points")
        xbar = ybar = 0.0
        sxy = math.fsum([a * b for a, b in zip(x, y)])
        sxx = math.fsum([a * a for a in x])
    else:
        n, xbar, ybar, sxy = _centered(x, y, "linear regression")
        sxx = math.fsum([(d := a - xbar) * d for a in x])
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    intercept = 0.0 if proportional else ybar - slope * xbar
    return LinearRegression(slope=slope, intercept=intercept)


# the normal distribution

# Wichura's algorithm AS 241: numerators and denominators of three rational
# approximations, lowest power first.
_MIDDLE = ((3.3871328727963666080e0, 1.3314166789178437745e+2,
            1.9715909503065514427e+3, 1.3731693765509461125e+4,
            4.5921953931549871457e+4, 6.7265770927008700853e+4,
            3.3430575583588128105e+4, 2.5090809287301226727e+3),
           (1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2,
            5.3941960214247511077e+3, 2.1213794301586595867e+4,
            3.9307895800092710610e+4, 2.8729085735721942674e+4,
            5.2264952788528545610e+3))
_TAIL = ((1.42343711074968357734e0, 4.63033784615654529590e0,
          5.76949722146069140550e0, 3.64784832476320460504e0,
          1.27045825245236838258e0, 2.41780725177450611770e-1,
          2.27238449892691845833e-2, 7.74545014278341407640e-4),
         (1.0, 2.05319162663775882187e0, 1.67638483018380384940e0,
          6.89767334985100004550e-1, 1.48103976427480074590e-1,
          1.51986665636164571966e-2, 5.47593808499534494600e-4,
          1.05075007164441684324e-9))
_FAR = ((6.65790464350110377720e0, 5.46378491116411436990e0,
         1.78482653991729133580e0, 2.96560571828504891230e-1,
         2.65321895265761230930e-2, 1.24266094738807843860e-3,
         2.71155556874348757815e-5, 2.01033439929228813265e-7),
        (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
         1.48753612908506148525e-2, 7.86869131145613259100e-4,
         1.84631831751005468180e-5, 1.42151175831644588870e-7,
         2.04426310338993978564e-15))


def _polynomial(coefficients, x):
    value = 0.0
    for c in reversed(coefficients):
        value = value * x + c
    return value


def _quantile(p):
    # Of the distribution around 0 with deviation 1.
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return (_polynomial(_MIDDLE[0], r) * q) / _polynomial(_MIDDLE[1], r)
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _TAIL if r <= 5.0 else _FAR
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(top, r) / _polynomial(bottom, r)
    return -x if q < 0.0 else x


class NormalDist:
    """A normal distribution by its mean and standard deviation."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution",
                 "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """The one that numbers seem to come from."""
        data = list(data)
        sigma = stdev(data)
        return cls(mean(data), sigma)

    def samples(self, n, *, seed=None):
        """So many random numbers."""
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def _spread(self, why):
        if not self._sigma:
            raise StatisticsError("%s not defined when sigma is zero" % why)
        return self._sigma

    def pdf(self, x):
        """How dense it is at a point."""
        square = self._sigma * self._sigma
        self._spread("pdf()")
        d = x - self._mu
        return math.exp(d * d / (-2.0 * square)) / math.sqrt(math.tau * square)

    def cdf(self, x):
        """How likely it is to be at or below a point."""
        sigma = self._spread("cdf()")
        return 0.5 * (1.0 + math.erf((x - self._mu) /
                                     (sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        """The point below which it is with a likelihood."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below "
                                  "zero")
        return self._mu + _quantile(p) * self._sigma

    def quantiles(self, n=4):
        """The points that cut it into n parts that are as likely."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """How much two have in common, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = sorted((self, other), key=lambda d: (d._sigma, d._mu))
        va, vb = a.variance, b.variance
        if not va or not vb:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = vb - va, abs(b._mu - a._mu)
        if not dv:
            return 1.0 - math.erf(dm / (2.0 * a._sigma * math.sqrt(2.0)))
        middle = a._mu * vb - b._mu * va
        reach = a._sigma * b._sigma * math.sqrt(dm * dm +
                                                dv * math.log(vb / va))
        one, two = (middle + reach) / dv, (middle - reach) / dv
        return 1.0 - (abs(b.cdf(one) - a.cdf(one)) +
                      abs(b.cdf(two) - a.cdf(two)))

    def zscore(self, x):
        """How many deviations a point is from the mean."""
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        """Arithmetic mean."""
        return self._mu

    median = mode = mean

    @property
    def stdev(self):
        """Standard deviation."""
        return self._sigma

    @property
    def variance(self):
        """Square of the standard deviation."""
        return self._sigma * self._sigma

    def __add__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu + b._mu, math.hypot(a._sigma, b._sigma))
        return NormalDist(a._mu + b, a._sigma)

    def __sub__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu - b._mu, math.hypot(a._sigma, b._sigma))
        return NormalDist(a._mu - b, a._sigma)

    def __mul__(a, b):
        return NormalDist(a._mu * b, a._sigma * math.fabs(b))

    def __truediv__(a, b):
        return NormalDist(a._mu / b, a._sigma / math.fabs(b))

    def __pos__(a):
        return NormalDist(a._mu, a._sigma)

    def __neg__(a):
        return NormalDist(-a._mu, a._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(a, b):
        return -(a - b)

    def __eq__(a, b):
        if not isinstance(b, NormalDist):
            return NotImplemented
        return (a._mu, a._sigma) == (b._mu, b._sigma)

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return "%s(mu=%r, sigma=%r)" % (type(self).__name__, self._mu,
                                        self._sigma)

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
