# SPDX-License-Identifier: GPL-2.0
# Iterators of deques, tees and large ranges made from what __reduce__() gave,
# and from what it never gives; types without a way to make instances.
import collections
import functools
import math
import sys
import types
import itertools
import re
DI = type(iter(collections.deque())); DR = type(reversed(collections.deque()))
def t(f):
    try: print(re.sub("0x[0-9a-f]+", "", repr(f())))
    except BaseException as e: print(type(e).__name__, e)
d = collections.deque([1,2,3])
for T in DI, DR:
    t(lambda: list(T(d)))
    t(lambda: list(T(d, 1)))
    t(lambda: list(T(d, -1)))
    t(lambda: list(T(d, 3)))
    t(lambda: list(T(d, 7)))
    t(lambda: T(d, 'a'))
    t(lambda: T([1]))
    t(lambda: T())
    t(lambda: T(d, 1, 2))
    t(lambda: T(d, index=1))
    t(lambda: list(T(d, True)))
    t(lambda: T(d, 2**70))
    t(lambda: type('X',(T,),{}))
    i = T(d); next(i); d.append(9)
    t(lambda: i.__reduce__()); t(lambda: next(i)); t(lambda: i.__reduce__()); d.pop()
    t(lambda: sorted(k for k in vars(T)))
te = itertools.tee([1,2,3])[0]
TD = None
r = te.__reduce__()
TD = type(r[2][0])
t(lambda: TD); t(lambda: r[2][0].__reduce__()); next(te); t(lambda: r[2][0].__reduce__())
t(lambda: sorted(vars(TD))); t(lambda: sorted(vars(type(te))))
t(lambda: TD())
t(lambda: TD(1))
t(lambda: TD(iter([1]), 2, None))
t(lambda: TD(iter([1]), [1]*58, None))
t(lambda: TD(iter([1]), [1]*57, 3))
t(lambda: TD(iter([1]), [1]*57, None).__reduce__()[1][1:])
t(lambda: TD(iter([1]), [1]*56, TD(iter([1]),[],None)))
t(lambda: TD(iter([1]), [1]*57, TD(iter([1]),[4],None)).__reduce__()[1][1])
t(lambda: TD(iter([1]), [1,2], None, 3))
t(lambda: TD(it=iter([1]), values=[1,2], next=None))
t(lambda: te.__setstate__(1)); t(lambda: te.__setstate__((1,))); t(lambda: te.__setstate__((r[2][0], 'a'))); t(lambda: te.__setstate__((r[2][0], -1))); t(lambda: te.__setstate__((r[2][0], 58))); t(lambda: te.__setstate__((r[2][0], 57)));t(lambda: te.__setstate__((1, 1)));
t(lambda: te.__setstate__((r[2][0], 1, 2)))
t(lambda: te.__setstate__((r[2][0], 2**40)))
t(lambda: te.__setstate__((r[2][0], 1.5)))
t(lambda: TD(5, [1], None).__reduce__())
K = functools.cmp_to_key(lambda a, b: 0)
t(lambda: te.__setstate__((None, None)))
a, b = itertools.tee(range(200))
for i in range(120):
    next(a)
link, at = b.__reduce__()[2]
while link is not None:
    it, read, after = link.__reduce__()[1]
    print(len(read), read[:1], after is None)
    link = after
c = b.__reduce__()[0](*b.__reduce__()[1])
c.__setstate__(b.__reduce__()[2])
print(sum(c) == sum(range(200)), next(b), next(a))
it = iter(range(2**70))
class F:
    def __lt__(s, o): print('lt', o); return False
    def __gt__(s, o): print('gt', o); return False
for v in 1.5, F(), -1.5, 2e30, None, True:
    try:
        print(it.__setstate__(v))
        print(it.__reduce__()[0], str(it.__reduce__())[:60]); 
        print(it.__length_hint__())
    except BaseException as e: print(type(e), e)
    try: print(next(it))
    except BaseException as e: print(type(e), e)
class A(itertools.accumulate): pass
a = A([None, 2, 3], max); next(a); r = a.__reduce__()
t(lambda: type(r[1][0])); t(lambda: r[1][0].__reduce__()[1][0].__reduce__()[0])
t(lambda: r[0]); t(lambda: r[1][1:]); t(lambda: len(r))
p = functools.partial(len); t(lambda: p.__reduce__())
p.__dict__; t(lambda: p.__reduce__())
p = functools.partial(len); t(lambda: p.__getstate__()); t(lambda: p.__reduce__())
e = ValueError(1); t(lambda: e.__reduce__()); e.__dict__; t(lambda: e.__reduce__()); e = ValueError(1); e.__getstate__(); t(lambda: e.__reduce__()); e= ValueError(1); e.__reduce_ex__(-5); t(lambda: e.__reduce__()); 
for e in ImportError(1), ImportError(1,name='a'), ModuleNotFoundError('x',path='p'):
    t(lambda: e.__reduce__()); t(lambda: type(e).__reduce__)
    e.x = 1
    t(lambda: e.__reduce__()); 
    e.__dict__.clear(); t(lambda: e.__reduce__())
    t(lambda: e.__reduce__(1)); t(lambda: e.__setstate__(5)); t(lambda: e.__getstate__())
import types
import math
t(lambda: math.__reduce_ex__()); t(lambda: math.__reduce__(1)); t(lambda: math.__reduce_ex__.__qualname__)
    t(lambda: str(object.__new__(T)).split(' at')[0])
m = types.ModuleType('mm')
t(lambda: m.__reduce_ex__()); t(lambda: math.__dir__(1)); t(lambda: math.__dir__.__qualname__); t(lambda: m.__sizeof__(x=1)); t(lambda: repr(m.__dir__).split(' at')[0])
class M(types.ModuleType): pass
m = M('q'); t(lambda: m.__reduce_ex__()); t(lambda: m.__dir__.__qualname__); m.__name__ = 5; t(lambda: m.__reduce_ex__());
f = math.__dir__; t(lambda: f(1))
t(lambda: types.ModuleType.__dir__(math, 1)); t(lambda: math.sin()); math.__name__ = 'foo'; t(lambda: math.sin()); t(lambda: math.sin(1,x=1))
t(lambda: range(3).__reduce__(1)); t(lambda: range(3).__reduce__(1,2)); t(lambda: range(3).__reduce__(x=2))
