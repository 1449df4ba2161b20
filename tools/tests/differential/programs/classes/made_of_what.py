# SPDX-License-Identifier: GPL-2.0
# What a class is made of: its names' order, its docstring, a __dict__ of its own.
from collections import OrderedDict
class V:
    def getd(self): return {"a": 2}
    __dict__ = property(getd)
print(vars(V()))
od = OrderedDict([("a", 1), ("b", 2)]); od.move_to_end("a")
print([k for k in type("X", (), od).__dict__ if k in "ab"])
try: type("A", (), {"__doc__": "x\udcdcy"})
except UnicodeEncodeError as e: print(e)
class A: pass
try:
    A.__doc__ = "x\udcdcy"; print(ascii(A.__doc__))
except UnicodeEncodeError as e: print(e)
class E(Exception):
    def __new__(cls, *args, **kwargs): return cls
def bg(): yield
g = bg()
class W:
    __weakref__ = 3
    __dict__ = 4
print(W().__weakref__, W().__dict__, W.__weakref__)
w = W()
w.x = 1
print(w.x)
