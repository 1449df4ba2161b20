# An iterator that asks the pairwise() which asks it.
from itertools import pairwise
def run(reenter_at, n=5, stop=9):
    class I:
        count = 0
        def __iter__(self): return self
        def __next__(self):
            self.count += 1
            if self.count in reenter_at:
                try: return next(it)
                except StopIteration: return 'stop'
            if self.count > stop: raise StopIteration
            return [self.count]
    it = pairwise(I())
    for _ in range(n):
        try: print(next(it), end=' ')
        except StopIteration: print('-', end=' ')
    print()
for s in ({1}, {2}, {3}, {4}, {5}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, set()):
    run(s)
