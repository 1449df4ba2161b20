# SPDX-License-Identifier: GPL-2.0
"""Searching and inserting in sorted lists."""


def _place(a, x, lo, hi, key, right):
    # The first place whose item is not below x, or is above it.
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    while lo < hi:
        middle = (lo + hi) // 2
        item = a[middle] if key is None else key(a[middle])
        if (not x < item) if right else (item < x):
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Return the index where to insert item x in list a, behind equal ones."""
    return _place(a, x, lo, hi, key, True)


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Return the index where to insert item x in list a, before equal ones."""
    return _place(a, x, lo, hi, key, False)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert item x in list a, and keep it sorted, behind equal ones."""
    value = x if key is None else key(x)
    a.insert(_place(a, value, lo, hi, key, True), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert item x in list a, and keep it sorted, before equal ones."""
    value = x if key is None else key(x)
    a.insert(_place(a, value, lo, hi, key, False), x)


bisect = bisect_right
insort = insort_right
