# SPDX-License-Identifier: GPL-2.0
"""Searching and inserting in sorted lists."""

from _bisect import bisect_left, bisect_right, insort_left, insort_right

bisect = bisect_right
insort = insort_right
