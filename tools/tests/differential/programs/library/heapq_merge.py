# merge(): what is compared with what, keys, both orders, wrong inputs.
import heapq
log = []
class K:
    def __init__(self, k, t): self.k, self.t = k, t
    def __lt__(self, o): log.append(('lt', self.t, o.t)); return self.k < o.k
    def __eq__(self, o): log.append(('eq', self.t, o.t)); return self.k == o.k
    def __repr__(self): return f'{self.t}{self.k}'
for rev in False, True:
    for key in None, (lambda x: x.k), (lambda x: x), (lambda x: -x.k):
        for lists in ([], ['abc'], ['abc', ''], ['ab', 'bc', 'aab'], ['', 'aaa', 'a']):
            log.clear()
            data = [sorted((K(ord(c) - 97, f'{i}{j}') for j, c in enumerate(l)), key=lambda x: x.k, reverse=rev) for i, l in enumerate(lists)]
            print(rev, list(heapq.merge(*data, key=key, reverse=rev)), log)
m = heapq.merge([1, 4], iter([2, 3]), (x for x in (0, 9)))
print(type(m).__name__, next(m), list(m))
for bad in ([1, 'a'], [2]), ([1], 5), ([1, 2], [None]):
    try: print(list(heapq.merge(*bad)))
    except TypeError as e: print(e)
def fails():
    yield 1
    raise ValueError('in an input')
try: print(list(heapq.merge(fails(), [1, 2])))
except ValueError as e: print(e)
L = [K(i % 3, i) for i in range(6)]
class Clear(K):
    def __lt__(self, o):
        L.clear()
        return self.k < o.k
L[:] = [Clear(i % 3, i) for i in range(6)]
print(list(heapq.merge(L, L)))
print(list(heapq.merge([1, 2, 3], [1, 2], key=str, reverse=False)))
