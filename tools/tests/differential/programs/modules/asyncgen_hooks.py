# sys.get_asyncgen_hooks(), and which package modules say they are of.
import builtins
import collections
import json
import math
import re
import sys

hooks = sys.get_asyncgen_hooks()
print(hooks, type(hooks), hooks.firstiter, hooks.finalizer, hooks[0],
      len(hooks), type(hooks).__mro__, type(hooks).__module__)
for args in ((), ((1, 2),), ((1,),), (5,), ((1, 2), {}), ((1, 2), 3)):
    try:
        print(type(hooks)(*args))
    except TypeError as e:
        print(e)
print(hooks.__reduce__(), hooks == (None, None), hooks.n_fields,
      hooks.__match_args__)


def first(g):
    pass


def final(g):
    pass


sys.set_asyncgen_hooks(first, final)
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks.finalizer is final,
      sorted(n for n in dir(hooks) if not n.startswith("__")))
sys.set_asyncgen_hooks(None)
print(sys.get_asyncgen_hooks().firstiter, sys.get_asyncgen_hooks()[1] is final)
sys.set_asyncgen_hooks(*hooks)
print(sys.get_asyncgen_hooks() == hooks)

for m in (builtins, sys, re, json, collections, math):
    print(m.__name__, repr(m.__package__), hasattr(m, "__path__"))
for name in ("re.nothing", "json.nothing", "math.nothing", "re.x.y"):
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, e.name)
