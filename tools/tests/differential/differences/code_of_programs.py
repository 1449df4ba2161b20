# SPDX-License-Identifier: GPL-2.0
# A code object a program makes has the instructions of one that is alive.


def f(a):
    return a + 1


c = f.__code__
print(c.replace(co_name="g", co_consts=(None, 2)).co_consts)
for change in {"co_code": b""}, {"co_consts": ()}, {"co_flags": 0}:
    try:
        print(c.replace(**change).co_name)
    except ValueError as e:
        print("ValueError:", e)
