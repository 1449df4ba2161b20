# SPDX-License-Identifier: GPL-2.0
# Types that CPython makes while it runs know their module.
import functools, re, operator, random, array
K = type(functools.cmp_to_key(len))
for T in [K, functools.partial, type(functools.lru_cache(len)), re.Pattern, re.Match, type(re.compile('a').scanner('a')), operator.itemgetter, operator.attrgetter, operator.methodcaller, random.Random.__base__, array.array, type(iter(array.array('i')))]:
    print(T, T.__module__, vars(T).get('__module__'), T.__qualname__, T.__flags__ & 512)
for o in re.compile('a'), re.match('a','a'), operator.itemgetter(1), array.array('i'), functools.partial(len):
    print(o.__module__)
    try: o.__module__ = 1; print('ok')
    except AttributeError as e: print(e)
class D(array.array): pass
print(D.__module__, D('i').__module__)
