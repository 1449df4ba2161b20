# The collector's counters after every step of a program, its thresholds, what
# callbacks may do, the debug flags, and when a full collection is put off.
import gc
import sys
import weakref

gc.collect()
gc.freeze()     # what there is before the program is not the same everywhere
gc.collect()
log = []


class Node:
    def __init__(self, *held):
        self.held = list(held)


def ring(n):
    nodes = [Node() for i in range(n)]
    for i in range(n):
        nodes[i].held.append(nodes[i - 1])
    return nodes[0]


def show(what):
    print(what, [(s['collections'] - o['collections'], s['collected'] - o['collected'])
                 for s, o in zip(gc.get_stats(), start)])


start = gc.get_stats()
gc.set_threshold(50, 3, 2)
print(gc.get_threshold())
kept = []
seen = []
gc.collect()
start = gc.get_stats()
gc.collect()
for i in range(3000):
    kept.append([i])
    if i % 97 == 0:
        ring(3)
    now = gc.get_count()
    seen.append(now if gc.isenabled() else None)
print(seen[:200:7], hash(tuple(seen)))
steps = [b[0] - a[0] for a, b in zip(seen, seen[1:])]
print(len(seen), max(c[0] for c in seen), max(c[1] for c in seen))
print([i for i, d in enumerate(steps) if d < 0][1:] == sorted(i for i, d in enumerate(steps) if d < 0)[1:])
show('kept')
gc.set_threshold(0)
print(gc.get_threshold(), gc.get_count()[0] > 0)
many = [[] for i in range(5000)]
show('off')
gc.set_threshold(700, 10, 10)
del many, kept
gc.collect()
gc.disable()


def note(phase, info):
    log.append((phase, info['generation'], info['collected'], info['uncollectable']))


def allocate(phase, info):
    log.append(len([[] for i in range(2000)]))


def inner(phase, info):
    log.append(gc.collect())


def fails(phase, info):
    raise ValueError(phase)


for extra in allocate, inner, None:
    gc.callbacks[:] = [note] + [extra] * (extra is not None)
    r = ring(4)
    del r
    print(gc.collect(), gc.collect(0), gc.collect(1), log)
    log.clear()
hook = sys.unraisablehook
sys.unraisablehook = lambda u: log.append((type(u.exc_value), str(u.exc_value), u.object is fails))
gc.callbacks[:] = [fails, note]
ring(2)
print(gc.collect(), log)
log.clear()
gc.callbacks.clear()
sys.unraisablehook = hook

gc.set_debug(gc.DEBUG_SAVEALL)
ring(3)
print(gc.collect(), len(gc.garbage), gc.get_debug() == gc.DEBUG_SAVEALL)
gc.set_debug(0)
print(sorted(type(x).__name__ for x in gc.garbage))
gc.garbage.clear()
print(gc.collect(), gc.garbage)

r = ring(5)
w = weakref.ref(r, lambda w: log.append('callback'))
gc.freeze()
print(gc.get_freeze_count() > 0, gc.get_count())
del r
print(gc.collect(), w() is not None)
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect(), w(), log)
log.clear()


class Final(Node):
    def __del__(self):
        log.append(('del', self.name))
        if self.name == 'saved':
            saved.append(self)


saved = []
for names in ('a', 'b', 'c'), ('a', 'saved', 'c'), ('saved', 'saved'):
    nodes = [Final() for n in names]
    for node, name, other in zip(nodes, names, nodes[1:] + nodes[:1]):
        node.name = name
        node.held.append(other)
    refs = [weakref.ref(node, lambda r, name=name: log.append(('ref', name)))
            for node, name in zip(nodes, names)]
    held = nodes[0].held, weakref.ref(nodes[-1])
    nodes = node = other = None
    print(gc.collect(), log, [r() is None for r in refs], held[1]() is None)
    held = None
    print(gc.collect(), log, len(saved), [r() is None for r in refs])
    log.clear()
    saved.clear()
    print(gc.collect(), log, [r() is None for r in refs])
    log.clear()


def tracked(x):
    return gc.is_tracked(x)


t = tuple([1, 'a'[:], 2.5])
outer = tuple([t, 5])
deep = tuple([outer, t])
d = {'a': t, 'b': outer}
e = {}
holds = tuple([[]])
print([tracked(x) for x in (t, outer, deep, d, e, holds)])
for i in range(3):
    gc.collect(0)
    print([tracked(x) for x in (t, outer, deep, d, e, holds)])
gc.collect()
print([tracked(x) for x in (t, outer, deep, d, e, holds)])
e[1] = []
print(tracked(e))
e[1] = 1
gc.collect(1)
print(tracked(e))
gc.collect()
print(tracked(e))

# A full collection waits until a quarter of what survived the last one is new.
gc.freeze()
gc.collect()
gc.callbacks[:] = [note]
old = [[] for i in range(40000)]
gc.collect()
gc.enable()
log.clear()
young = [[] for i in range(60000)]
print(len(log), [n for n, x in enumerate(log) if x[:2] == ('start', 2)])
gc.disable()
del old
gc.collect()
log.clear()
more = [[] for i in range(9000)]
gc.collect()
gc.enable()
young = [[[]] for i in range(60000)]
gc.callbacks.clear()
print([n for n, x in enumerate(log) if x[:2] == ('start', 2)])
print(gc.get_count()[1:])
