# SPDX-License-Identifier: GPL-2.0
# Copies of iterators that have begun, and keywords exceptions do not take.
import copy
for f in (lambda: zip('ab',[1,2]), lambda: zip('ab',[1],strict=True), lambda: enumerate('abc',5), lambda: enumerate('abc',2**70), lambda: map(len,['a','bb']), lambda: filter(None,[0,1,2]), lambda: iter(range(5)), lambda: iter(range(0,10,3))):
    i=f(); next(i); print([type(x).__name__ for x in i.__reduce__()], repr(i.__reduce__()[2:])); 
    try: print(list(copy.copy(i)), list(i))
    except Exception as e: print(type(e).__name__, e)
i=iter(range(5)); i.__setstate__(3); print(list(i), i.__reduce__()); i.__setstate__(-9); print(next(i)); i.__setstate__(99); print(list(i))
for E in (UnicodeDecodeError,UnicodeEncodeError,UnicodeTranslateError,ValueError,KeyError,StopIteration,ImportError,NameError,AttributeError,OSError,SystemExit,SyntaxError):
  for a in ((),(1,)):
    try: print(E(*a,x=1))
    except Exception as e: print(E.__name__, type(e).__name__, e)
