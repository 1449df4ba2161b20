# SPDX-License-Identifier: GPL-2.0
# Iterators of iterators that are let go, or stepped, by what they step.
import itertools

MAKERS = {
    "map": lambda i: map(lambda x: x, i), "zip": lambda i: zip(i, i, i),
    "filter": lambda i: filter(None, i), "enumerate": lambda i: enumerate(i),
    "chain": lambda i: itertools.chain(i, i), "chain from":
        lambda i: itertools.chain.from_iterable(map(lambda x: [x], i)),
    "accumulate": lambda i: itertools.accumulate(i),
    "islice": lambda i: itertools.islice(i, 2),
    "cycle": lambda i: itertools.islice(itertools.cycle(i), 9),
    "takewhile": lambda i: itertools.takewhile(bool, i),
    "dropwhile": lambda i: itertools.dropwhile(bool, i),
    "filterfalse": lambda i: itertools.filterfalse(None, i),
    "compress": lambda i: itertools.compress(i, [1, 0, 1]),
    "pairwise": lambda i: itertools.pairwise(i),
    "product": lambda i: itertools.product(i, repeat=2),
    "iter": lambda i: iter(i.__next__, 2),
}


class Leaves:
    """Its owner lets it go while it runs."""

    def __init__(self, box):
        self.box, self.n = box, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.box.clear()
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


class Again:
    """Steps the iterator that steps it."""

    def __init__(self, box):
        self.box, self.n = box, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 4:
            raise StopIteration
        return next(self.box[0]) if self.box else 1


for name, make in MAKERS.items():
    box = []
    box.append(Leaves(box))
    print(name, len(list(make(box[0]))))
    box = []
    it = make(Again(box))
    box.append(it)
    try:
        print(name, list(it))
    except Exception as e:
        print(name, type(e).__name__, e)
    box.clear()
