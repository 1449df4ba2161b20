# Imports that work and imports that do not.
import sys, keyword
print(keyword.kwlist[:3], keyword.__name__, keyword.__package__ == '')
from keyword import *
print(iskeyword('for'), issoftkeyword('x'))
def t(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e)
def f1(): import nope
def f2(): import sys.nope
def f3(): import nope.x
def f4(): from sys import nope
def f5(): __import__('')
def f6(): __import__(5)
def f7(): from . import x
def f8(): from .y import x
def f9(): __import__('sys', None, None, (), -1)
def f10(): 
    sys.modules['zz'] = None
    import zz
for f in (f1,f2,f3,f4,f5,f6,f7,f8,f9,f10): t(f)
print(sys, __import__('keyword') is keyword)
def g1(): keyword.zork
def g2(): import keyword.x as y
def g3(): from sys import path_zork, zork
for f in (g1, g2, g3): t(f)


def names(module):
    from_list = __import__(module, globals(), locals(), ['x'], 0)
    return from_list.__name__


print(names('keyword'))
try:
    import nope.deeper as d
except ImportError as e:
    print(repr(e), e.name, e.path, e.msg)
try:
    from sys import zork
except ImportError as e:
    print(repr(e), e.name, e.path, e.msg)
import builtins
old = builtins.__import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    print('hook', name, globals is not None, fromlist, level)
    return old(name, globals, locals, fromlist, level)
builtins.__import__ = hook
import keyword as k
from keyword import kwlist as l, softkwlist
print(len(l), len(softkwlist), k is keyword)
builtins.__import__ = old
exec("from keyword import *\nprint(len(kwlist))", {})
