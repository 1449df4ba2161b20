# SPDX-License-Identifier: GPL-2.0
"""Random numbers: the Mersenne Twister and distributions made from it.

Programs that set a seed count on the numbers that follow. So each method draws
as often, and rounds where, the published algorithm named at it does.
"""
import math as _math
from _random import Random as _Random
from itertools import accumulate as _accumulate
from operator import index as _index

_METHODS = ("betavariate choice choices expovariate gammavariate gauss "
            "getrandbits getstate lognormvariate normalvariate paretovariate "
            "randbytes randint random randrange sample seed setstate shuffle "
            "triangular uniform vonmisesvariate weibullvariate").split()
__all__ = ["Random", *_METHODS]

NV_MAGICCONST = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
LOG4 = _math.log(4.0)
SG_MAGICCONST = 1.0 + _math.log(4.5)
BPF = 53                        # bits of a float that random() fills
RECIP_BPF = 2 ** -BPF
TWOPI = 2.0 * _math.pi
_ONE = 1


def _place(sums, point, last):
    """How many of the first @last running sums are not above a point."""
    first = 0
    while first < last:
        half = (first + last) // 2
        if point < sums[half]:
            last = half
        else:
            first = half + 1
    return first


def _whole(number, name):
    """An argument of randrange() as an int; 2.0 is one, 2.5 is not."""
    try:
        return _index(number)
    except TypeError:
        pass
    rounded = int(number)
    if rounded != number:
        raise ValueError(f"non-integer {name} for randrange()")
    return rounded


def _hash_of_python2(text):
    """What hash(text) was in 64-bit Python 2: the seed of version 1."""
    mixed = ord(text[0]) << 7 if text else 0
    for letter in text:
        mixed = (mixed * 1000003 ^ ord(letter)) % (1 << 64)
    return mixed ^ len(text)


class Random(_Random):
    """A generator with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def __init_subclass__(cls, /, **kwargs):
        # A class with its own source of numbers gets its ints from there.
        for kind in cls.__mro__:
            own = vars(kind)
            if '_randbelow' in own:
                return
            if 'getrandbits' in own:
                cls._randbelow = cls._randbelow_with_getrandbits
                return
            if 'random' in own:
                cls._randbelow = cls._randbelow_without_getrandbits
                return

    # The state

    def seed(self, a=None, version=2):
        """Start over, at a place told by a seed."""
        if a is not None and not isinstance(a, (int, float, str, bytes,
                                                bytearray)):
            raise TypeError('The only supported seed types are: None,\n'
                            'int, float, str, bytes, and bytearray.')
        if version == 1 and isinstance(a, (str, bytes)):
            a = _hash_of_python2(a if isinstance(a, str)
                                 else a.decode('latin-1'))
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            octets = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(octets + _sha512(octets), 'big')
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        """What setstate() takes to come back here."""
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        """Come back to where getstate() was called."""
        if state[0] not in (2, 3):
            raise ValueError(f"state with version {state[0]} passed to "
                             f"Random.setstate() of version {self.VERSION}")
        version, words, self.gauss_next = state
        if version == 2:
            # Its words were signed.
            try:
                words = tuple([word % (1 << 32) for word in words])
            except ValueError as error:
                raise TypeError from error
        super().setstate(words)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return type(self), (), self.getstate()

    # Ints

    def _randbelow_with_getrandbits(self, n):
        """One of range(n): bits are drawn until they are small enough."""
        bits = n.bit_length()
        while True:
            drawn = self.getrandbits(bits)
            if drawn < n:
                return drawn

    def _randbelow_without_getrandbits(self, n, maxsize=1 << BPF):
        """One of range(n), where random() is all there is."""
        if n >= maxsize:
            return _math.floor(self.random() * n)
        # The last, incomplete row of n would favour the small ones.
        complete = (maxsize - maxsize % n) / maxsize
        while True:
            drawn = self.random()
            if drawn < complete:
                return _math.floor(drawn * maxsize) % n

    _randbelow = _randbelow_with_getrandbits

    def randbytes(self, n):
        """So many bytes."""
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=_ONE):
        """One item of range(start, stop, step)."""
        low = _whole(start, "arg 1")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if low <= 0:
                raise ValueError("empty range for randrange()")
            return self._randbelow(low)
        high = _whole(stop, "stop")
        by = _whole(step, "step")
        if not by:
            raise ValueError("zero step for randrange()")
        if by == 1 and high <= low:
            raise ValueError("empty range for randrange() "
                             f"({low}, {high}, {high - low})")
        count = -((low - high) // by)
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return low + by * self._randbelow(count)

    def randint(self, a, b):
        """An int from a to b, both included."""
        return self.randrange(a, b + 1)

    # Of sequences

    def choice(self, seq):
        """One item of a sequence."""
        size = len(seq)
        if not size:
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(size)]

    def shuffle(self, x):
        """Bring a list into another order, in place."""
        # Durstenfeld, Algorithm 235, CACM 7 (1964): from the end.
        pick = self._randbelow
        for last in range(len(x) - 1, 0, -1):
            other = pick(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k, *, counts=None):
        """A list of k items from different places of a sequence."""
        from collections.abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  "
                            "For dicts or sets, use sorted(d).")
        size = len(population)
        if counts is not None:
            sums = list(_accumulate(counts))
            if len(sums) != size:
                raise ValueError("The number of counts does not match "
                                 "the population")
            total = sums.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            return [population[_place(sums, at, len(sums))]
                    for at in self.sample(range(total), k=k)]
        if not 0 <= k <= size:
            raise ValueError("Sample larger than population or is negative")
        chosen = [None] * k
        pick = self._randbelow
        # Which way it goes tells what is drawn: the limit is where a set of k
        # ints was thought to take as much memory as a list of all items.
        limit = 21
        if k > 5:
            limit += 4 ** _math.ceil(_math.log(k * 3, 4))
        if size > limit:
            taken = set()
            for i in range(k):
                at = pick(size)
                while at in taken:
                    at = pick(size)
                taken.add(at)
                chosen[i] = population[at]
        else:
            left = list(population)
            for i in range(k):
                at = pick(len(left))
                chosen[i] = left[at]
                left[at] = left[-1]
                left.pop()
        return chosen

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """A list of k items, any of them more than once."""
        size = len(population)
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative "
                                "weights")
            if isinstance(weights, int):
                raise TypeError("The number of choices must be a keyword "
                                f"argument: k={weights!r}")
            cum_weights = list(_accumulate(weights))
        if cum_weights is None:
            return [population[_math.floor(self.random() * float(size))]
                    for _ in range(k)]
        if len(cum_weights) != size:
            raise ValueError("The number of weights does not match the "
                             "population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_place(cum_weights, self.random() * total,
                                  size - 1)]
                for _ in range(k)]

    # Distributions

    def uniform(self, a, b):
        """Any float from a to b."""
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        """Floats from low to high, the more the nearer to mode."""
        # By inverting the distribution, from whichever side it is nearer.
        drawn = self.random()
        try:
            peak = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if drawn > peak:
            low, high = high, low
            drawn, peak = 1.0 - drawn, 1.0 - peak
        return low + (high - low) * _math.sqrt(drawn * peak)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """The normal distribution."""
        # Kinderman and Monahan, ACM Trans. Math. Software 3 (1977): the
        # ratio of two uniform ones.
        while True:
            over = self.random()
            under = 1.0 - self.random()
            ratio = NV_MAGICCONST * (over - 0.5) / under
            if ratio * ratio / 4.0 <= -_math.log(under):
                return mu + ratio * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        """The normal distribution; not for several threads at once."""
        # Box and Muller, Ann. Math. Stat. 29 (1958): they come in pairs, and
        # the second of a pair waits for the next call.
        unit, self.gauss_next = self.gauss_next, None
        if unit is None:
            angle = self.random() * TWOPI
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            unit = _math.cos(angle) * radius
            self.gauss_next = _math.sin(angle) * radius
        return mu + unit * sigma

    def lognormvariate(self, mu, sigma):
        """What has a normal distribution as its logarithm."""
        return _math.exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        """The exponential distribution, by inverting it."""
        return -_math.log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        """Angles around mu, the nearer the greater kappa is."""
        # Best and Fisher, Applied Statistics 28 (1979), as in Fisher,
        # "Statistical Analysis of Circular Data" (1993).
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + _math.sqrt(1.0 + s * s)
        while True:
            z = _math.cos(_math.pi * self.random())
            d = z / (r + z)
            bound = self.random()
            if (bound < 1.0 - d * d
                    or bound <= (1.0 - d) * _math.exp(d)):
                break
        q = 1.0 / r
        turn = _math.acos((q + z) / (1.0 + q * z))
        return (mu + turn if self.random() > 0.5 else mu - turn) % TWOPI

    def gammavariate(self, alpha, beta):
        """The gamma distribution."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        return (self._cheng if alpha > 1.0 else self._ahrens)(alpha) * beta

    def _cheng(self, alpha):
        # Cheng, "The generation of Gamma variables with non-integral shape
        # parameters", Applied Statistics 26 (1977): algorithm GB.
        root = _math.sqrt(2.0 * alpha - 1.0)
        b = alpha - LOG4
        c = alpha + root
        while True:
            u = self.random()
            if u <= 1e-7 or u >= 0.9999999:
                continue
            w = 1.0 - self.random()
            v = _math.log(u / (1.0 - u)) / root
            x = alpha * _math.exp(v)
            z = u * u * w
            r = b + c * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= _math.log(z):
                return x

    def _ahrens(self, alpha):
        # Ahrens and Dieter, Computing 12 (1974): algorithm GS, as in Kennedy
        # and Gentle, "Statistical Computing" (1980).
        b = (_math.e + alpha) / _math.e
        while True:
            p = b * self.random()
            if p > 1.0:
                x = -_math.log((b - p) / alpha)
                bound = x ** (alpha - 1.0)
            else:
                x = p ** (1.0 / alpha)
                bound = _math.exp(-x)
            if self.random() <= bound:
                return x

    def betavariate(self, alpha, beta):
        """The beta distribution."""
        # Knuth, "The Art of Computer Programming" 2, 3.4.1: from two gammas.
        part = self.gammavariate(alpha, 1.0)
        return part / (part + self.gammavariate(beta, 1.0)) if part else 0.0

    def paretovariate(self, alpha):
        """The Pareto distribution, by inverting it."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """The Weibull distribution, by inverting it."""
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


_inst = Random()
for _name in _METHODS:
    globals()[_name] = getattr(_inst, _name)
del _name
