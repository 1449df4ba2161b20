# ChainMap, UserDict, UserList, UserString, collections.abc.
from collections import ChainMap, UserDict, UserList, UserString, deque
import collections.abc as abc, sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c = ChainMap({'a': 1}, {'b': 2, 'a': 3})
print(c, c['a'], c['b'], len(c), list(c), dict(c), c.new_child({'z': 1}), c.parents, 'b' in c, c.get('q', 5), c | {'k': 1}, bool(ChainMap()))
t(lambda: c['nope']); c['n'] = 1; del c['n']; t(lambda: c.pop('b')); print(c.maps, c == {'a': 1, 'b': 2})
u = UserDict(a=1); u['b'] = 2; print(u, u | {'c': 3}, len(u), u.pop('a'), u.setdefault('q', []), u.copy(), list(u.items()), u == {'b': 2, 'q': []}); t(lambda: u['zz'])
l = UserList([3, 1, 2]); l.sort(); l.append(5); print(l, l + [1], l[1:], l * 2, l == [1, 2, 3, 5], 3 in l, l.index(3), [9] + l, l[0])
s = UserString('abc'); print(s, s + 'd', s.upper(), s[1], s * 2, len(s), 'b' in s, s == 'abc', s.find('c'), s.split('b'), repr(s), s.center(9, '*'))
for T in (list, tuple, dict, set, frozenset, str, bytes, bytearray, range, deque, int, type(iter([])), type(x for x in ()), memoryview):
    print(T.__name__, [n for n in ('Hashable', 'Iterable', 'Iterator', 'Generator', 'Reversible', 'Sized', 'Container', 'Callable', 'Collection', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Sequence', 'MutableSequence', 'ByteString') if issubclass(T, getattr(abc, n))])
class MS(abc.MutableSet):
    def __init__(self, it=()): self.l = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.l
    def __iter__(self): return iter(self.l)
    def __len__(self): return len(self.l)
    def add(self, x):
        if x not in self.l: self.l.append(x)
    def discard(self, x):
        if x in self.l: self.l.remove(x)
m = MS([1, 2, 3]); print(list(m | [4]), list(m & {2, 9}), list(m - {1}), list(m ^ {3, 7}), m <= {1, 2, 3, 4}, m == {1, 2, 3}, m._hash() == hash(frozenset([1, 2, 3])))
m |= [8]; m -= [1]; m.remove(2); t(lambda: m.remove(99)); print(list(m), m.pop())
class Seq(abc.Sequence):
    def __getitem__(self, i): return [1, 2, 3][i]
    def __len__(self): return 3
q = Seq(); print(list(q), list(reversed(q)), q.index(2), q.count(3), 2 in q); t(lambda: q.index(9))
t(lambda: abc.Mapping())
print(abc.Mapping.__module__, isinstance({}.keys(), abc.KeysView), abc.Mapping)
