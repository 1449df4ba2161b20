# SPDX-License-Identifier: GPL-2.0
# A class's __dict__ descriptor, applied to what has a dict of another kind.
class Base: pass
d = Base.__dict__["__dict__"]
class Meta1(type, Base): pass
class D(metaclass=Meta1): x = 1
for f in (lambda: d.__set__(D, {"a": 1}), lambda: d.__get__(D), lambda: d.__delete__(D)):
    try: print(type(f()))
    except Exception as e: print(type(e).__name__, e)
try: print(D.x)
except AttributeError as e: print(e)
import types
class Mod(types.ModuleType, Base): pass
m = Mod("spam")
for f in (lambda: d.__set__(m, {"a": 1}), lambda: type(d.__get__(m)), lambda: d.__delete__(m), lambda: setattr(m, "__dict__", {})):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(m.__name__)
class Ex(Exception, Base): pass
class Ex2(Base, Exception): pass
for E in Ex, Ex2:
    e = E(1)
    e.a = 1
    for f in (lambda: setattr(e, "__dict__", {"b": 1}), lambda: d.__set__(e, {"c": 1}), lambda: e.c, lambda: delattr(e, "__dict__"), lambda: d.__delete__(e), lambda: setattr(e, "__dict__", 3), lambda: d.__set__(e, 3)):
        try: print(f())
        except Exception as x: print(type(x).__name__, x)
class Li(list): pass
l = Li(); 
for f in (lambda: setattr(l, "__dict__", {"b": 1}), lambda: d.__set__(l, {"c": 1}), lambda: l.c, lambda: delattr(l, "__dict__"), lambda: l.__dict__, lambda: setattr(l, "__dict__", 3), lambda: d.__set__(3, 3), lambda: d.__get__(3), lambda: d.__get__([])):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
