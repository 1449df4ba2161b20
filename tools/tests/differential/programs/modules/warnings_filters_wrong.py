# SPDX-License-Identifier: GPL-2.0
import warnings
def t(f, *a):
    try: print(f(*a))
    except BaseException as e: print(type(e), e)
for v in (None, 3, [1], [(1,2)], ['abc'], [(1,2,3,4,5)], [("error", None, 5, None, 0)], [("error", None, Warning, None, 'x')],[("error", 3, Warning, None, 0)],[("foo", None, Warning, None, 0)], [(None, None, Warning, None, 0)], [["error", None, Warning, None, 0]], ("error", None, Warning, None, 0), [("error", None, Warning, 5, 0)]):
    warnings.filters = v
    print(v)
    t(warnings.warn, 'hello')
    try: t(eval, '1 is 1')
    except BaseException as e: print(e)
try:
    del warnings.filters
except BaseException as e: print(e)
t(warnings.warn, 'x')
