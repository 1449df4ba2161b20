# Arrays are mutable sequences for collections.abc, like lists.
import collections.abc as c

print([kind for kind in (list, tuple, str, bytes, bytearray, range, memoryview)
       if issubclass(kind, c.Sequence)], hasattr(c, 'array'))
from array import array

print([getattr(c, name) for name in c.__all__
       if issubclass(array, getattr(c, name))])
print(isinstance(array('i'), c.MutableSequence))
match array('i', [1, 2]):
    case [a, b]:
        print(a, b)

import io

print(io.BlockingIOError is BlockingIOError, 'BlockingIOError' in io.__all__)
