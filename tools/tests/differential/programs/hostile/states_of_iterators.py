# SPDX-License-Identifier: GPL-2.0
# States and places given to iterators by objects that change them meanwhile.
import array
import collections
import functools
import gc
import itertools

te = itertools.tee([1])[0]
TD = type(te.__reduce__()[2][0])
# re-entrant long range
it = iter(range(2**70))
class F:
    def __init__(s, n): s.n = n
    def __lt__(s, o): it.__setstate__(1); gc.collect(); return False
    def __gt__(s, o): it.__setstate__(2); return False
    def __add__(s, o): it.__setstate__(3); return 5
    def __mul__(s, o): it.__setstate__(4); return 6
    def __rsub__(s, o): it.__setstate__(5); return 7
    def __del__(s): it.__setstate__(9)
class G(F):
    def __lt__(s, o): it.__setstate__(1); gc.collect(); return o > 3
for i in range(5):
    for K in F, G:
        it.__setstate__(K(i)); 
        try: print(next(it))
        except BaseException as e: print(type(e), e)
        try: print(it.__length_hint__(), it.__reduce__()[2])
        except BaseException as e: print(type(e), e)
DI = type(iter(collections.deque()))
class Dq(collections.deque):
    pass
d = Dq(range(200))
class Ix:
    def __index__(s): d.clear(); gc.collect(); return 50
print(list(DI(d, Ix())))
d.extend(range(300)); i = DI(d, 250); print(next(i)); d.clear()
try: print(i.__reduce__(), next(i))
except BaseException as e: print(e)
a = array.array('i', [1,2,3])
class AA(array.array):
    def __getattribute__(s, n):
        if n == '__dict__': s.extend([4]*1000); raise AttributeError
        return super().__getattribute__(n)
x = AA('i', [1,2]); r = x.__reduce_ex__(3); print(len(r[1][3]), r[2]); r = x.__reduce_ex__(2); print(len(r[1][1]))
class Al(itertools.accumulate):
    def __init__(s, *a): pass
def f(a, b):
    global al
    al.__setstate__(None); return None
al = itertools.accumulate([1,2,3,4], f); next(al); next(al)
r = al.__reduce__(); print(r[0], list(itertools.islice(r[0](*r[1]), 2)))
K = functools.cmp_to_key(lambda a, b: gc.collect() or 0)
k = K(1)
class H:
    def __lt__(s, o): k.obj = None; return True
try: print(K(H()) < k)
except BaseException as e: print(e)
def deep():
    link = TD(iter([]), [0]*57, None)
    for i in range(100000): link = TD(iter([]), [0]*57, link)
    return link
x = deep(); del x; print('deep')
l = []; te = itertools.tee(l)[0]; td = te.__reduce__()[2][0]; td2 = TD(l, [l, td]*5, None); l.append(td2); del l, td, te, td2; gc.collect(); print('ok')
z = itertools.zip_longest([1]); z.__setstate__(z); del z; gc.collect()
