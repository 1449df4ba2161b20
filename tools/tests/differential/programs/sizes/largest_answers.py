# SPDX-License-Identifier: GPL-2.0
"""What __sizeof__() of a class may say: up to the largest number there is."""
import sys


def show(o):
    for default in ((), (5,)):
        try:
            print(type(o).__name__, sys.getsizeof(o, *default))
        except Exception as e:
            print(type(o).__name__, type(e).__name__, e)


class Number(int):
    def __sizeof__(self):
        return int(self)


class Fraction:
    def __sizeof__(self):
        return 4.5


class Nothing:
    def __sizeof__(self):
        return None


class Refuses:
    def __sizeof__(self):
        raise ValueError("no")


for n in (0, 1, sys.maxsize - 16, sys.maxsize - 15, sys.maxsize,
          sys.maxsize + 1, -1, -sys.maxsize - 1, -sys.maxsize - 2):
    print(n)
    show(Number(n))
show(Fraction())
show(Nothing())
show(Refuses())
