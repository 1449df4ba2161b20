# SPDX-License-Identifier: GPL-2.0
"""NotImplemented in conditions, and conversions that give derived results."""
print(bool(NotImplemented))
if NotImplemented: print(1)
print(not NotImplemented, NotImplemented and 3, [x for x in [NotImplemented] if x])
class A:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __bool__(self): return NotImplemented
    def __contains__(self, o): return NotImplemented
print(A() == 3, 3 in A(), A() != A())
try: bool(A())
except TypeError as e: print(e)
print([] == A(), any([NotImplemented]), filter(None, [NotImplemented]).__next__(), sorted([1,2], key=lambda a: 1))
import warnings
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: bool(NotImplemented)
    except DeprecationWarning as e: print('raised', e)
    try: assert NotImplemented
    except DeprecationWarning as e: print('raised', e)
    class X:
        def __index__(self): return True
    try: [1, 2][X()]
    except DeprecationWarning as e: print('raised', e)
    try: range(X())
    except DeprecationWarning as e: print('raised', e)
print(NotImplemented.__bool__(), '__bool__' in dir(NotImplemented))
class I(int): pass
class Ix:
    def __index__(self): return I(5)

import operator


def show(name, f):
    try:
        print(name, f())
    except BaseException as e:
        print(name, type(e).__name__, e)


show('ix', lambda: operator.index(Ix()))
class In:
    def __int__(self): return True
show('int', lambda: int(In()))
class Fl:
    def __float__(self): return F(2.0)
class F(float): pass
show('float', lambda: float(Fl()))
class Cx:
    def __complex__(self): return CC(1)
class CC(complex): pass
show('complex', lambda: complex(Cx()))
class Tr:
    def __trunc__(self): return 5
show('trunc', lambda: int(Tr()))
show('compile', lambda: compile('1', bytearray(b'name'), 'eval').co_filename)
show('compile', lambda: compile('1', memoryview(b'name'), 'eval').co_filename)
