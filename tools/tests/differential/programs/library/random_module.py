# What random is derived from, and states that are none.
import _random
import random

print(_random.Random, random.Random.__mro__[1] is _random.Random)
plain = _random.Random(5)
print([plain.getrandbits(20) for _ in range(3)], plain.random())
plain.seed('text'.__len__())
print(plain.random(), len(plain.getstate()))
print(sorted(n for n in dir(_random.Random) if not n.startswith('__')))


class Mine(_random.Random):
    pass


print(Mine(7).random() == _random.Random(7).random())

gen = random.Random(3)
state = gen.getstate()


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e, type(e.__cause__).__name__)


words = list(state[1])
show(gen.setstate, (2, tuple(words), None))
show(gen.setstate, (2, (int(x) for x in words[:-1] + [float('nan')]), None))
show(gen.setstate, (2, (int(x) for x in words[:-1] + ['x']), None))
show(gen.setstate, (2, (x for x in words[:-1] + ['x']), None))
show(gen.setstate, (2, words[:-1], None))
show(gen.setstate, (3, words, None))
show(gen.setstate, (3, tuple(words[:-1]), None))
show(gen.setstate, (4, tuple(words), None))
show(gen.setstate, (2, [-x for x in words], None))
print(gen.random())
