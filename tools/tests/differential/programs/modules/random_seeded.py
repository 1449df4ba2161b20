# SPDX-License-Identifier: GPL-2.0
# random: the same numbers for the same seeds, states, messages
import random


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


for s in (0, 1, 42, -7, 2**40, 2**100 + 3, 1.5, 'abc', '', 'x' * 200, b'abc',
          bytearray(b'zz'), True):
    random.seed(s)
    print(repr(s)[:20], [random.random() for i in range(3)],
          random.getrandbits(5), random.getrandbits(32),
          random.getrandbits(77), random.randrange(10), random.randint(1, 6))
random.seed(12345)
print([random.randrange(n) for n in (1, 2, 3, 10, 100, 10**6, 10**20)])
print([random.randrange(5, 50, 7) for i in range(8)],
      [random.randrange(50, 5, -7) for i in range(8)])
print([random.choice('abcdef') for i in range(10)])
x = list(range(20))
random.shuffle(x)
print(x)
print(random.sample(range(1000), 5), random.sample(range(10), 10),
      random.sample('abcdefgh', 3), random.sample(range(100000), 40))
print(random.sample(['a', 'b'], counts=[3, 2], k=4))
print(random.choices('abc', k=8), random.choices('abc', [1, 2, 10], k=8),
      random.choices('abc', cum_weights=[1, 5, 6], k=5))
for i in range(3):
    print(random.uniform(1, 10), random.triangular(), random.triangular(1, 9, 3),
          random.normalvariate(0, 1), random.gauss(2, 3), random.gauss(2, 3),
          random.lognormvariate(0, 0.25), random.expovariate(1.5),
          random.vonmisesvariate(1, 4), random.vonmisesvariate(1, 0),
          random.gammavariate(2, 3), random.gammavariate(1, 3),
          random.gammavariate(0.5, 3), random.betavariate(2, 3),
          random.paretovariate(3), random.weibullvariate(1, 2))
print(random.randbytes(7), random.getrandbits(0))
state = random.getstate()
a = [random.random() for i in range(700)]
random.setstate(state)
print(a == [random.random() for i in range(700)], state[0], len(state[1]),
      state[1][:3], state[1][624], state[2], sum(a))
r = random.Random(42)
q = random.Random(42)
print(r.random() == q.random(), r.randint(1, 100), type(r).__name__)
show('v1', lambda: (r.seed('abc', version=1), r.random()))
for args in [(0,), (-5,), (5, 5), (5, 1), (1, 5, 0), (1, 5, -1),
             ('a',), (1, 'a'), (5, None, 2)]:
    show(('randrange', args), lambda: random.randrange(*args))
show('randint', lambda: random.randint(5, 1))
show('choice', lambda: random.choice([]))
show('choice', lambda: random.choice(5))
show('shuffle', lambda: random.shuffle('abc'))
show('sample', lambda: random.sample([1, 2], 3))
show('sample', lambda: random.sample({1, 2}, 1))
show('sample', lambda: random.sample([1, 2], -1))
show('sample', lambda: random.sample([1, 2], counts=[1], k=1))
show('choices', lambda: random.choices([1, 2], [0, 0]))
show('choices', lambda: random.choices([1, 2], [1]))
show('choices', lambda: random.choices([1, 2], 2))
show('choices', lambda: random.choices([], k=1))
show('choices', lambda: random.choices([1, 2], [1, 2], cum_weights=[1, 2]))
show('seed', lambda: random.seed([1]))
show('getrandbits', lambda: random.getrandbits(-1))
show('getrandbits', lambda: random.getrandbits(1.5))
show('getrandbits', lambda: random.getrandbits())
show('random', lambda: random.random(1))
show('setstate', lambda: random.setstate((3, (1, 2), None)))
show('setstate', lambda: random.setstate((9, (1, 2), None)))
show('gammavariate', lambda: random.gammavariate(-1, 1))
show('expovariate', lambda: random.expovariate(0))
random.seed()
print(0 <= random.random() < 1, len({random.random() for i in range(50)}))


class Mine(random.Random):
    def random(self):
        return 0.25


m = Mine(3)
print(m.random(), m.randrange(10), m.choice('abcd'), m.uniform(0, 8))
