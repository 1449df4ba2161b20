# nsmallest() and nlargest(): what is compared with what, and what comes out.
import heapq, sys
class K:
    log = []
    def __init__(self, k, tag): self.k, self.tag = k, tag
    def __lt__(self, other): K.log.append((self.tag, other.tag)); return self.k < other.k
    def __repr__(self): return f'{self.k}{self.tag}'
for f in heapq.nsmallest, heapq.nlargest:
    for n in (-2, 0, 1, 2, 3, 5, 9, 10, 11, 100):
        data = [K((i * 7) % 5, chr(97 + i)) for i in range(10)]
        for kind in (list, iter, lambda d: (x for x in d)):
            for key in (None, lambda x: x.k, lambda x: -x.k):
                K.log.clear()
                r = f(n, kind(data), key)
                print(f.__name__, n, r, sys.getsizeof(r), len(K.log), K.log)
    for bad in (('x', [1]), (2, 5), (1, 5), (2, [1, 'a']), (1, [1, 'a']), (5, [1, 'a']), (1.5, [1, 2, 3])):
        try:
            print(f(*bad))
        except Exception as e:
            print(type(e).__name__, e)
