# SPDX-License-Identifier: GPL-2.0
"""Heaps in lists: a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for all k."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']


def _rise(heap, start, pos, less):
    # The item at pos goes up, as far as start, until its parent is no larger.
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not less(item, heap[parent]):
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _sink(heap, pos, less):
    # The item at pos goes down to a leaf, and from there up to its place.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        if child + 1 < end and not less(heap[child], heap[child + 1]):
            child += 1
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos, less)


def _lt(a, b):
    return a < b


def _gt(a, b):
    return b < a


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError('heap argument must be a list, not '
                        + type(heap).__name__)


def heappush(heap, item):
    """Push item onto heap, maintaining the heap invariant."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, _lt)


def _pop(heap, less):
    last = heap.pop()
    if not heap:
        return last
    top, heap[0] = heap[0], last
    _sink(heap, 0, less)
    return top


def heappop(heap):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    if not heap:
        raise IndexError('index out of range')
    return _pop(heap, _lt)


def heapreplace(heap, item):
    """Pop and return the current smallest value, and add the new item."""
    if not heap:
        raise IndexError('index out of range')
    top, heap[0] = heap[0], item
    _sink(heap, 0, _lt)
    return top


def heappushpop(heap, item):
    """Push item on the heap, then pop and return the smallest item."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0, _lt)
    return item


def heapify(x):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    _check(x)
    for i in reversed(range(len(x) // 2)):
        _sink(x, i, _lt)


def _heapify_max(x):
    for i in reversed(range(len(x) // 2)):
        _sink(x, i, _gt)


def _heappop_max(heap):
    return _pop(heap, _gt)


def _heapreplace_max(heap, item):
    top, heap[0] = heap[0], item
    _sink(heap, 0, _gt)
    return top


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


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
        _sink(heap, 0, _lt)
