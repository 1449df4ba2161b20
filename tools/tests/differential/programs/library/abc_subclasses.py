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
# what is registered itself is asked about each time, what derives from it once
class Asked(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        print('asked of', other.__name__)
        return NotImplemented
class Registered: pass
class Derived(Registered): pass
Asked.register(Registered)
print(isinstance(Registered(), Asked), issubclass(Registered, Asked), issubclass(Registered, Asked))
print(isinstance(Derived(), Asked), issubclass(Derived, Asked), issubclass(Derived, Asked))
print(issubclass(int, Asked), issubclass(int, Asked))
