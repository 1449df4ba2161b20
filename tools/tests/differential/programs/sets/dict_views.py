# Views of dicts as sets: operators, comparison, what the other operand may be.
import sys


def show(fn):
    try:
        r = fn()
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print(type(r).__name__, r)


d = {i: i % 3 for i in range(8)}
e = {i: i % 2 for i in range(4, 14)}
words = {w: len(w) for w in 'the quick brown fox jumps over the lazy dog'.split()}
views = [d.keys(), e.keys(), d.items(), e.items(), words.keys(), words.items()]
others = [{1, 2, 'fox'}, frozenset([4, 5]), [1, 4, 4], (7, 8), 'abc', range(3),
          {4: 0}, d, 5, {(1, 1), (5, 2)}, set(), d.values()]
for v in views:
    for o in others + views:
        show(lambda: v | o)
        show(lambda: v & o)
        show(lambda: v - o)
        show(lambda: v ^ o)
        show(lambda: o | v)
        show(lambda: o & v)
        show(lambda: o - v)
        show(lambda: o ^ v)
        show(lambda: v == o)
        show(lambda: v != o)
        show(lambda: v < o)
        show(lambda: v <= o)
        show(lambda: v > o)
        show(lambda: o >= v)
        show(lambda: v.isdisjoint(o))
show(lambda: d.values() | [1])
show(lambda: d.values() & d.values())
show(lambda: {1: []}.items() | {2})
show(lambda: {1: []}.items() ^ {1: []}.items())
show(lambda: {1: []}.items() ^ {1: [1]}.items())
show(lambda: hash(d.keys()))
show(lambda: d.keys().isdisjoint())
print(sys.getsizeof(d.keys()), sys.getsizeof(d.keys() | e.keys()))
