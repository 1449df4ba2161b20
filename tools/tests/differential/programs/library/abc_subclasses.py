# SPDX-License-Identifier: GPL-2.0
import abc
class AA(metaclass=abc.ABCMeta): pass
for bad in (1, None, {}):
    try: issubclass(bad, AA)
    except TypeError as e: print(e)
class S(metaclass=abc.ABCMeta):
    __subclasses__ = None
try: issubclass(int, S)
except TypeError as e: print(e)
class S(metaclass=abc.ABCMeta):
    __subclasses__ = None
try: issubclass(int, S)
except TypeError as e: print(e)
class S(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasses__(cls): return (1, 2)
try: issubclass(int, S)
except TypeError as e: print(e)
class S(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasses__(cls): return [bool]
print(issubclass(bool, S), issubclass(int, S))
