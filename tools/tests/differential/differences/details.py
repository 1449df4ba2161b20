# SPDX-License-Identifier: GPL-2.0
import functools
import itertools
import sys
import time


class Releases:
    def __index__(self):
        view.release()
        data.extend(b"more")
        return 0


data = bytearray(b"abcd")
view = memoryview(data)


def assign():
    view[Releases():2] = b"xy"


for what in (assign, lambda: time.struct_time(sequence=range(9), x=1),
             lambda: sorted(vars(time.struct_time(range(9)))),
             lambda: time.strptime("1 1", "%d %d").tm_mday,
             lambda: functools.cached_property(len).lock is None,
             itertools.count(sys.maxsize).__reduce__,
             lambda: ((lambda x: x.y.z).__code__.co_linetable is
                      (lambda a: a.b.c).__code__.co_linetable)):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)
