# SPDX-License-Identifier: GPL-2.0
# What is suggested for names that are not there.
import sys, collections, math
def show(src, **ns):
    try: exec(compile(src, '<t>', 'exec'), {**ns})
    except BaseException as e:
        import io
        buf = io.StringIO(); import traceback
        print(repr(src), '|', traceback.format_exception_only(e)[-1].rstrip())
        try: sys.excepthook
        except: pass
class P:
    blech = 1; blech2 = 2; _private = 3; __slots__ = ('sloty',)
    def method_name(self): pass
    @property
    def prop(self): return self.blch
for s in ['prnt(1)', 'import collectoins', 'import math; math.sqr', 'import sys; sys.maxsiz', '[].apend', '"".jion', 'foo_bar = 1; foo_baz', 'lenn([])', 'P().blec', 'P().methodname', 'P().prop', 'P().private', 'P().slot', 'P().xyz = 1', 'del P().blah', 'P.blehc', 'x = 1; X', 'abcdefg = 1; gfedcba', 'a = 1; b', 'aa = 1; ab', 'self.x', 'Tru', 'none', 'nul', 'time.sleep', 'os.path', 'def f():\n  value1 = 1\n  return valu1\nf()', 'def f():\n  loop_var = 1\n  def g(): return lop_var\n  return g()\nf()', 'class A:\n  attrib = 1\n  def f(self): return atrib\nA().f()', 'class A:\n  attrib = 1\n  def f(self): return self.atrib\nA().f()', 'from math import sine', 'import a.b.c', 'from . import x', 'from .. import y', 'from .m import y', 'import sys.foo', 'from sys import nope', '(1).rael', '(1.0).as_intger_ratio', 'int.form_bytes', 'dict().kyes()', 'set().ad', 'b"".decod', 'range(3).strt', 'print.__nme__', 'len.foo', '(lambda: 0).__nam__', 'type.__mor__', 'Exception().arg', 'ValueError("x").with_tracebck', 'ZeroDivisonError', 'StopIterration', 'IndxError', 'raise NameError("name \'prnt\' is not defined", name="prnt")', 'raise AttributeError("x", name="blec", obj=P())', 'raise AttributeError', 'raise NameError', 'raise ImportError("m", name="n", path="p")', 'P().blech.foo', 'None.foo', 'NotImplemented.x', '....x', 'sys.modles', 'super().foo', 'f"{undefind}"', '[undefined_name for x in [1]]', 'del undefinedd', 'global_thing += 1', 'lambda_ = lambda: lamda_\nlambda_()', '_', '__', '__nam__', 'x.y.z', 'A'*30, 'pirnt("x")', 'exi()', 'inptu()', 'enumurate([])', 'stri(1)', 'floot(1)', 'ord_("a")', 'a\u00e9\u00e8 = 1; a\u00e9e', 'very_long_name_that_is_here = 1; very_long_name_that_is_hree', 'ab = 1; bb', 'abc = 1; abd', 'abc = 1; xbd', 'abcd = 1; ABCD', 'import collections; collections.namedtupel', 'from collections import abc; abc.Mappin', 'import re; re.complie', 'P().Blech', 'P().BLECH', 'object().foo', 'P.__dict__["x"]', 'P().__clas__', 'type("Q", (), {"zab": 1})().zba', 'type("Q", (), {"__getattr__": lambda s, n: (_ for _ in ()).throw(AttributeError(n))})().zba', 'type("Q", (), {"__dir__": lambda s: ["zab", 5]})().zba', 'type("Q", (), {"__dir__": lambda s: 1/0, "zab": 1})().zba']:
    show(s, P=P, sys=sys)
