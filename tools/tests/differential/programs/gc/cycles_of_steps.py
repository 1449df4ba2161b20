# SPDX-License-Identifier: GPL-2.0
# Cycles that go through what an iterator keeps of its last step: the first
# collection finds all of them, and nothing is left of them at the end.
import functools
import gc
import itertools


def enumerated():
    box = []
    it = enumerate(iter(box))
    box += [it, 1]
    list(it)


def zipped():
    box = []
    it = zip(iter(box))
    box += [it, 1]
    next(it)


def zipped_longest():
    box = []
    it = itertools.zip_longest(iter(box))
    box += [it, 1]
    next(it)


def accumulated():
    it = itertools.accumulate([1, 2, 3], lambda a, b: it)
    next(it)
    next(it)


def summed():
    it = itertools.accumulate([1, 2, 3])
    it.__setstate__(it)


def paired():
    box = []
    it = itertools.pairwise(iter(box))
    box += [1, it]
    next(it)


def teed():
    box = []
    a, b = itertools.tee(iter(box))
    box += [a, b]
    next(a)


def grouped():
    groups = itertools.groupby([1, 2], lambda item: groups)
    next(groups)


def chained():
    box = []
    it = itertools.chain.from_iterable(iter(box))
    it.__setstate__((iter(box), iter(box)))
    box.append(it)


def keyed():
    key = functools.cmp_to_key(lambda a, b: 0)(1)
    key.obj = key


gc.disable()
for make in (enumerated, zipped, zipped_longest, accumulated, summed, paired,
             teed, grouped, chained, keyed):
    gc.collect()
    make()
    print(make.__name__, gc.collect() > 0)
