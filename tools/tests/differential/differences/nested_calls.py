# SPDX-License-Identifier: GPL-2.0
# Both take the limit; the one lets a program use it as far as memory goes.
import sys

sys.setrecursionlimit(10 ** 6)
print(sys.getrecursionlimit())


def nested(n):
    return n and 1 + nested(n - 1)


try:
    print(nested(150000))
except RecursionError as e:
    print(e)
