# SPDX-License-Identifier: GPL-2.0
import traceback, sys
class E(Exception): pass
for n in ('abc', 7, ['x', 5], ('t', 'u\nv'), {'a': 1}, {1, }, None, b'xy', [], '', range(2)):
    e = E('m'); e.__notes__ = n
    try: raise e
    except E as e:
        traceback.print_exc(file=sys.stdout)
        sys.__excepthook__(E, e, None)
