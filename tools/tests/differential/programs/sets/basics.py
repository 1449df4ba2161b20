# Displays, constants, methods, messages, iteration of sets.
import sys
a = {1,2,3}; b = {3,2,1}
print(a, b, a==b, {1}, set(), frozenset(), frozenset([1]), frozenset() is frozenset())
def f():
    return 3 in {1,2,3}, 'a' in {'b','a'}, (lambda x: x in {1.0, 1, True})(1)
print(f(), [c for c in f.__code__.co_consts if not hasattr(c, 'co_consts')])
def g():
    return {1,2,3,4,5,6,7}
print(g.__code__.co_consts, g(), sys.getsizeof(g()))
def h():
    for x in {5,1,33,65}: print(x)
    for x in {5,1,33,x}: print(x)
h()
print({x*x % 17 for x in range(40)}, {*'hello', *[1,2]})
def t(fn):
    try: print(fn())
    except Exception as x: print(type(x).__name__, x)
t(lambda: set(1,2)); t(lambda: set(a=1)); t(lambda: frozenset(1,2)); t(lambda: frozenset(a=1))
t(lambda: set().pop()); t(lambda: {1}.remove(2)); t(lambda: {1}.remove([])); t(lambda: {1}.add())
t(lambda: {1}|[1]); t(lambda: set().pop(1)); t(lambda: set().union(1)); t(lambda: {1}<[1])
t(lambda: set().isdisjoint(3)); t(lambda: set().issubset()); t(lambda: frozenset().add)
t(lambda: {[]}); t(lambda: {1}.intersection([[]])); t(lambda: [] in {1}); t(lambda: {1}.discard({}))
t(lambda: hash({1})); t(lambda: iter({1}).__length_hint__()); t(lambda: {1}.__reduce__()); t(lambda: iter({1,2}).__reduce__())
t(lambda: {frozenset([1])}.__contains__({1}))
t(lambda: {frozenset([1]), 2} - {2})
s = {1,2,3}
def it():
    for x in s:
        s.add(x+10)
t(it)
def it2():
    i = iter(s)
    next(i)
    s.clear()
    try: next(i)
    except RuntimeError as e: print(e)
    next(i)
t(it2)
t(lambda: {1,2} |  frozenset([3])); t(lambda: frozenset([3]) | {1}); t(lambda: type({1}&frozenset([1])))
x = {1}; x |= {2}; print(x)
y = z = frozenset([1]); y |= {2}; print(y, z)
def w(q):
    q |= [1]
t(lambda: w(x)); t(lambda: w(y))
r2 = set([1]); 
print(str(r2), repr(r2), f'{r2}')
print(bool(set()), bool({0}), len({1,1.0,True}))
print(max({3,1,2}), sorted({3,1,2}), sum({1,2}), list({1:2}.keys() | {3}))
print(hash(frozenset()), hash(frozenset([1,2,3])), hash(frozenset('abc')))
print(set.__doc__); 
for n in list(range(40)) + [100, 1000, 5000]:
    a = set(range(n)); b = {str(i) for i in range(n)}; c = frozenset(range(n))
    print(n, [sys.getsizeof(x) for x in (a, b, c, a.copy(), set(c), a | b, a - b, a ^ b, set(dict.fromkeys(range(n))))])
x = object()
s = {x}
print(sys.getrefcount(x), [sys.getrefcount(y) for y in s], sys.getrefcount(s))
t2 = s | {1}; s.discard(x); print(sys.getrefcount(x)); del t2; print(sys.getrefcount(x))
print({1, 2} == frozenset([2, 1]), {frozenset([1]), frozenset([1, 2])} == {frozenset([2, 1]), frozenset([1])})
