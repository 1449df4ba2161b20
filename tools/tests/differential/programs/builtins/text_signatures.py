# SPDX-License-Identifier: GPL-2.0
# What the parameters of functions, methods and types are, as text.
import array
import atexit
import bisect
import builtins
import collections
import functools
import gc
import heapq
import itertools
import math
import operator
import random
import sys
import weakref

HAVE = ('method_descriptor', 'wrapper_descriptor', 'classmethod_descriptor',
        'builtin_function_or_method', 'method-wrapper')
# Written in Python here, or with methods that are not there.
OTHERS = ('OrderedDict', 'Random', 'SystemRandom', 'KeyWrapper', 'UserDict',
          'CallableProxyType', 'ProxyType', 'ReferenceType', 'ref',
          'addaudithook', 'getdlopenflags', 'setdlopenflags',
          'get_cache_token', 'BuiltinImporter', 'open', 'audit')


def signature(where, d):
    text = getattr(d, '__text_signature__', 'no such attribute')
    print(where, text, not d.__doc__ and text)


for module in (builtins, math, gc, sys, itertools, functools, operator,
               collections, array, weakref, bisect, heapq, atexit):
    for name in sorted(vars(module)):
        o = getattr(module, name)
        kind = type(o).__name__
        if name[0] == '_' or name in OTHERS:
            continue
        if kind == 'builtin_function_or_method':
            if o.__module__ in (module.__name__, '_' + module.__name__):
                signature(name, o)
        elif kind == 'type' and not o.__flags__ & 512:
            print(name, o.__text_signature__)
            for m in sorted(vars(o)):
                d = vars(o)[m]
                if m in ('__str__', '__format__'):
                    continue
                if type(d).__name__ in HAVE:
                    signature(name + '.' + m, d)

for f in len, [].append, list.append, list.__add__, [].__add__, int.__new__, \
        dict.fromkeys, dict.__dict__['fromkeys'], str.maketrans, object:
    print(f.__text_signature__, '--' in (f.__doc__ or ''))
    for act in (lambda: setattr(f, '__text_signature__', 1),
                lambda: delattr(f, '__text_signature__')):
        try:
            act()
        except (AttributeError, TypeError) as e:
            print(type(e).__name__, e)


class C:
    'Plain text.'

    def m(self):
        pass


print(C.__text_signature__, hasattr(C.m, '__text_signature__'))
