# SPDX-License-Identifier: GPL-2.0
"""Heaps in lists: a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


from _heapq import (_heapify_max, _heappop_max, _heapreplace_max, heapify,
                    heappop, heappush, heappushpop, heapreplace)


def _first(n, iterable, key, reverse):
    # The n that come first in order: a heap of them, the last one on top.
    if n == 1:
        nothing = object()
        found = (max if reverse else min)(iter(iterable), default=nothing,
                                          key=key)
        return [] if found is nothing else [found]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=reverse)[:n]
    # A running number keeps equals in order, and values from being compared.
    source, step = iter(iterable), -1 if reverse else 1
    if reverse:
        places, order, swap = range(0, -n, -1), heapify, heapreplace
    else:
        places, order, swap = range(n), _heapify_max, _heapreplace_max
    heap = [(value if key is None else key(value), at, value)
            for at, value in zip(places, source)]
    if not heap:
        return heap
    order(heap)
    at = step * n
    for value in source:
        rank = value if key is None else key(value)
        if heap[0][0] < rank if reverse else rank < heap[0][0]:
            swap(heap, (rank, at, value))
            at += step
    heap.sort(reverse=reverse)
    return [value for rank, at, value in heap]


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    return _first(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    return _first(n, iterable, key, True)


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.'''
    if reverse:
        make, replace, pop = _heapify_max, _heapreplace_max, _heappop_max
    else:
        make, replace, pop = heapify, heapreplace, heappop
    # Each input is a list: how its next value compares, a number of its own,
    # so that nothing behind is ever compared, and where the next one is from.
    heap = []
    for order, iterable in enumerate(map(iter, iterables)):
        step = iterable.__next__
        try:
            value = step()
        except StopIteration:
            continue
        order = -order if reverse else order
        heap.append([value, order, step] if key is None else
                    [key(value), order, value, step])
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                source = heap[0]
                if key is None:
                    yield source[0]
                    source[0] = source[2]()
                else:
                    yield source[2]
                    value = source[3]()
                    source[0] = key(value)
                    source[2] = value
                replace(heap, source)
        except StopIteration:
            pop(heap)
    if heap:
        # One is left, which is in order by itself.
        source = heap[0]
        yield source[0 if key is None else 2]
        yield from source[-1].__self__
