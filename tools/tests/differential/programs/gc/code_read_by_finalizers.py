# SPDX-License-Identifier: GPL-2.0
# A finalizer reads the tables of a code object while they are being made.
import gc

kept = []


class Reader:
    def __init__(self, code):
        self.me = self
        self.code = code

    def __del__(self):
        kept.append(self.code.co_code)
        kept.append(self.code.co_linetable)


def read(n):
    code = compile('a = [x for x in b]\nc = a', '<text>', 'exec')
    gc.disable()
    gc.collect()
    kept.clear()
    Reader(code)
    gc.set_threshold(n)
    gc.enable()
    try:
        table = code.co_linetable
    finally:
        gc.disable()
    gc.collect()
    return (table is code.co_linetable, code.co_code is code.co_code,
            [k in (table, code.co_code) for k in kept])


for n in range(1, 20):
    print(n, read(n))
