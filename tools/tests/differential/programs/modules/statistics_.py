# SPDX-License-Identifier: GPL-2.0
# statistics: exact sums, places in order, spread, lines, normal distributions
import random
import statistics as s
from fractions import Fraction as F


def t(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


inf, nan = float('inf'), float('nan')
random.seed(7)
columns = [[], [1], [1, 2], [1, 2, 3, 4, 4], [1.5, 2.5, 2.5, 2.75, 3.25, 4.75],
           [F(1, 2), F(1, 3)], [1, F(1, 3)], [1, 2.5], [F(1, 3), 2.5],
           [True, False, True], [1e30, 1, 3, -1e30], [inf, 1], [inf, -inf],
           [nan, 1], ['a'], [1, 'a'], [-1, 2], [0, 0], [0, 5], [-3, -5],
           [3] * 7, [10**40, 10**40 + 1], [1j, 2], [None],
           [random.gauss(3, 9) for _ in range(50)],
           [random.randrange(9) for _ in range(31)], (1, 5, 2), range(10),
           {1: 2, 3: 4}, {7}, 'hello', 5, [1e-300, 2e-300], [1e300, 1.5e308]]
for name in ('mean', 'fmean', 'geometric_mean', 'harmonic_mean', 'median',
             'median_low', 'median_high', 'median_grouped', 'mode',
             'multimode', 'quantiles', 'stdev', 'pstdev', 'variance',
             'pvariance'):
    f = getattr(s, name)
    for c in columns:
        t((name, str(c)[:60]), lambda: f(c))
    t((name, 'iterator'), lambda: f(iter([1, 2, 4, 4])))
for w in ([1, 2, 3], [0, 0, 0], [1, 2], (1, -1, 0), iter([3, 2, 1]), [F(1, 2), 1, 2]):
    t(('fmean', w if isinstance(w, (list, tuple)) else 0), lambda: s.fmean([3, 4, 5], w))
for w in ([1, 2, 3], [0, 0, 0], [1, 2], (1, -1, 0), [F(1, 2), 1, 2]):
    t(('harmonic', w), lambda: s.harmonic_mean([40, 60, 0.5], w))
for n in (1, 2, 3, 10, 0, -1):
    for m in ('exclusive', 'inclusive', 'x'):
        t((n, m), lambda: s.quantiles([105, 129, 87, 86, 111, 111, 89, 81], n=n, method=m))
        t((n, m), lambda: s.quantiles([1, 2], n=n, method=m))
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
for f in (s.variance, s.pvariance, s.stdev, s.pstdev):
    t('center', lambda: [f(data, 1.5), f(data, F(3, 2)), f([1, 2], 0)])
for i in (1, 5, 0.5, F(1, 2), 'a'):
    t(('grouped', i), lambda: s.median_grouped([1, 3, 3, 5, 7], i))
for x, y in (([1, 2, 3], [1, 4, 9]), ([1, 2], [1]), ([1], [1]), ([1, 1], [2, 3]),
             ([1, 2, 3, 4, 5], [5, 3.5, 2, -1, -1]), (range(5), range(5)),
             ([1, 2], [3, 3]), ([0, 0], [1, 2])):
    t((x, y, 'cov'), lambda: s.covariance(x, y))
    t((x, y, 'cor'), lambda: s.correlation(x, y))
    t((x, y, 'lin'), lambda: s.linear_regression(x, y))
    t((x, y, 'prop'), lambda: s.linear_regression(x, y, proportional=True))
n, m = s.NormalDist(100, 15), s.NormalDist(mu=2.5, sigma=3)
print(n, m, n + m, n - m, n * 2, n / 3, n + 5, 5 + n, 5 - n, -n, +n, 2 * n,
      n == m, n == s.NormalDist(100, 15), hash(n) == hash(s.NormalDist(100, 15)))
print(n.mean, n.median, n.mode, n.stdev, n.variance, n.zscore(130))
print([n.inv_cdf(p) for p in (1e-300, 1e-12, 0.001, 0.02, 0.07, 0.2, 0.5,
                              0.77, 0.93, 0.999, 1 - 1e-12)])
print(n.quantiles(), n.quantiles(10), n.overlap(m), n.overlap(n),
      m.overlap(s.NormalDist(3, 3)))
print([round(n.pdf(x), 14) for x in (0, 85, 100, 130.5)],
      [round(n.cdf(x), 14) for x in (0, 85, 100, 130.5)])
print(n.samples(3, seed=5), s.NormalDist.from_samples(data))
for f in (lambda: s.NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: n.inv_cdf(1.5),
          lambda: s.NormalDist(1, 0).pdf(1), lambda: s.NormalDist(1, 0).cdf(1),
          lambda: s.NormalDist(1, 0).zscore(1), lambda: s.NormalDist(1, 0).inv_cdf(.5),
          lambda: n.overlap(3), lambda: n.overlap(s.NormalDist(1, 0)),
          lambda: s.NormalDist.from_samples([1]), lambda: n * n, lambda: n + 'a',
          lambda: s.NormalDist('a'), lambda: s.NormalDist.from_samples([])):
    t('NormalDist', f)
print(s.StatisticsError.__mro__, sorted(s.__all__))
