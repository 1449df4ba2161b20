# SPDX-License-Identifier: GPL-2.0
# Sizes, offsets, flags, bases and names of every type there is.
import builtins, types, collections, functools, itertools, operator, array, struct, random, weakref, sys, io, gc, math, time, re
# Written in Python here, or not there.
LEFT_OUT = {'SystemRandom', 'RLock', 'KeyWrapper', 'Struct',
            'WeakKeyDictionary', 'WeakValueDictionary', 'MutableMapping',
            'Mapping', 'MutableSet'}
seen = {}
def add(t, name):
    if t not in seen:
        seen[t] = name
for mod in (builtins, types, collections, functools, itertools, operator, array, weakref, struct, random):
    for n in sorted(vars(mod)):
        o = getattr(mod, n)
        if isinstance(o, type) and n[0] != '_' and n not in LEFT_OUT:
            add(o, mod.__name__ + '.' + n)
class K: pass
k = K()
async def co(): pass
async def ag(): yield
c1 = co(); 
objs = {'gen': (x for x in ()), 'list_iter': iter([]), 'list_rev': reversed([]), 'tuple_iter': iter(()), 'str_iter': iter('é'), 'ascii': iter('a'), 'bytes_iter': iter(b''), 'ba_iter': iter(bytearray()),
 'range_iter': iter(range(3)), 'longrange': iter(range(2**70)), 'dk': {}.keys(), 'dv': {}.values(), 'di': {}.items(), 'dki': iter({}), 'dvi': iter({}.values()), 'dii': iter({}.items()),
 'rdk': reversed({}), 'rdv': reversed({}.values()), 'rdi': reversed({}.items()), 'si': iter(set()), 'callit': iter(int, 0), 'seqit': iter(type('S', (), {'__getitem__': lambda s, i: 1})()),
 'mv': memoryview(b''), 'mvi': iter(memoryview(b'')), 'co': c1, 'cow': c1.__await__(), 'ag': ag(), 'asend': ag().asend(None), 'athrow': ag().aclose(),
 'odk': collections.OrderedDict().keys(), 'odv': collections.OrderedDict().values(), 'odi': collections.OrderedDict().items(), 'odit': iter(collections.OrderedDict()),
 'nt': collections.namedtuple('P', 'a')(1), 'ntg': collections.namedtuple('P', 'a').a, 'tee': itertools.tee([])[0], 'lru': functools.lru_cache(len), 
 'ai': iter(array.array('i')), 'wr': weakref.ref(k), 'flags': sys.flags, 'fi': sys.float_info, 'hi': sys.hash_info, 'ii': sys.int_info, 'ti': sys.thread_info, 'vi': sys.version_info, 'none': None, 'ni': NotImplemented, 'el': ..., 'code': co.__code__, 'fr': sys._getframe(),
 'mp': K.__dict__, 'un': int | str, 'ga': list[int], 'md': list.append, 'wd': int.__add__, 'mw': (1).__add__, 'cd': dict.__dict__['fromkeys'], 'gd': int.real, 'memd': slice.start, 'ns': types.SimpleNamespace(), 'groupby': itertools.groupby([]), 'k': k, 'pat': re.compile('a'), 'm': re.match('a', 'a'), 'gcc': gc, 'sf': staticmethod(len), 'pp': weakref.proxy(k), 'tg': itertools.chain()}
c1.close()
for n in objs:
    add(type(objs[n]), 'type of ' + n)
for t, name in seen.items():
    def g(a):
        try: v = getattr(t, a)
        except Exception as e: return type(e).__name__ + str(e)
        return v
    print(name, g('__basicsize__'), g('__itemsize__'), g('__dictoffset__'), g('__weakrefoffset__'), hex(g('__flags__') & ~(1 << 19)), g('__base__'), g('__mro__'), g('__module__'), g('__qualname__'), g('__name__'), type(t).__name__)
