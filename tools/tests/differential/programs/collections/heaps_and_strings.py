# bisect, heapq, string.
import bisect, heapq, string
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 9, 1, 3))
bisect.insort(a, 4); bisect.insort_left(a, 3, key=lambda x: x); print(a)
h = []
for i in [5, 2, 8, 1, 9, 3, 7, 7, 0, 4]:
    heapq.heappush(h, i); print(h)
while h: print(heapq.heappop(h), h)
x = [(i * 7919) % 101 for i in range(60)]
heapq.heapify(x); print(x, heapq.heapreplace(x, 50), heapq.heappushpop(x, -1), x)
print(heapq.nsmallest(3, x), heapq.nlargest(3, x, key=lambda v: -v), list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([7, 4], [9, 1], reverse=True)))
print(string.ascii_letters, string.digits, repr(string.printable), string.capwords('hello  world foo'))
t = string.Template('$who likes ${what} $$5'); print(t.substitute(who='a', what='b'), t.safe_substitute(who='x'), string.Template('$ x').is_valid() if hasattr(string.Template, 'is_valid') else 0)
for bad in ('$', 'a $ b', 'x\n y $1', '${a'):
    try: print(string.Template(bad).substitute(a=1))
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
f = string.Formatter(); print(f.format('{0} {1!r:>5} {x[0]} {}' if 0 else '{0} {1!r:>5} {x[0]}', 1, 'b', x=[5]), f.format('{} {}', 1, 2), f.format('{:{w}}|', 'a', w=5), list(f.parse('a{b!r:c}d{{e')))
try: heapq.heappop([])
except IndexError as e: print(e)
