# SPDX-License-Identifier: GPL-2.0
import sys
m = sys.modules
sys.modules = None
try:
    import math
    print('ok')
except BaseException as e:
    print(type(e), e)
try:
    import json
    print('ok')
except BaseException as e:
    print(type(e), e)
sys.modules = {}
try:
    import math
    print('ok')
except BaseException as e:
    print(type(e), e)
print(sys.modules)
del sys.modules
try:
    import math
    print('ok')
except BaseException as e:
    print(type(e), e)
