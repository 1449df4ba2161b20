# SPDX-License-Identifier: GPL-2.0
# Functions of modules that are no Python functions: how they look, that they do
# not become methods, and what they say of arguments.
import abc
import cmath
import copy
import struct
import time
import types
import warnings

FUNCTIONS = (cmath.sqrt, cmath.acos, cmath.isclose, cmath.log, struct.pack,
             struct.calcsize, struct.unpack_from, time.strftime, time.gmtime,
             time.tzset, warnings.warn, abc.get_cache_token)
for f in FUNCTIONS:
    print(f, type(f).__name__, f.__name__, f.__qualname__, f.__module__,
          type(f.__self__).__name__, callable(f),
          isinstance(f, types.BuiltinFunctionType), copy.copy(f) is f, f == f,
          hash(f) == hash(f), f.__reduce__(), f.__doc__ is None,
          hasattr(f, '__dict__'),
          hasattr(f, '__code__'))


class C:
    pack = struct.pack
    sqrt = cmath.sqrt
    isclose = cmath.isclose
    gmtime = time.gmtime
    warn = warnings.warn


c = C()
print(c.pack('<i', 5), c.sqrt(-1), c.isclose(1, 1, rel_tol=1e-3), c.gmtime(0))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    c.warn('text')
print(caught[0].message, caught[0].lineno)


def attempt(f, *args, **keywords):
    try:
        print(f.__name__, f(*args, **keywords))
    except TypeError as e:
        print(f.__name__, e)


for f in (cmath.acos, cmath.isnan, struct.calcsize, time.mktime):
    attempt(f)
    attempt(f, 1, 2)
    attempt(f, 'x')
for f in (cmath.acos, cmath.log, cmath.rect, struct.pack, struct.unpack,
          struct.iter_unpack, time.gmtime, time.strftime, time.asctime,
          time.clock_gettime, time.get_clock_info):
    attempt(f, x=1)
for f in (time.tzset, abc.get_cache_token):
    attempt(f, 1)
    attempt(f, x=1)
attempt(struct.pack)
