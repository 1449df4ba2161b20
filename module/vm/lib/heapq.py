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


class _Source:
    # One of the inputs of merge(): its next value, and how that compares.
    __slots__ = ('value', 'rank', 'order', 'next', 'reverse')

    def __lt__(self, other):
        a, b = self.rank, other.rank
        if self.reverse:
            a, b = b, a
        if a < b:
            return True
        if b < a:
            return False
        return self.order < other.order


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.'''
    heap = []
    for order, iterable in enumerate(iterables):
        source = _Source()
        source.order, source.reverse = order, reverse
        source.next = iter(iterable).__next__
        try:
            source.value = source.next()
        except StopIteration:
            continue
        source.rank = source.value if key is None else key(source.value)
        heap.append(source)
    heapify(heap)
    while heap:
        source = heap[0]
        yield source.value
        try:
            source.value = source.next()
        except StopIteration:
            heappop(heap)
            continue
        source.rank = source.value if key is None else key(source.value)
        heapreplace(heap, source)
