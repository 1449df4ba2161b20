# The module gc: arguments, answers and errors.
import gc
import sys


def show(what):
    try:
        print(what, "->", eval(what))
    except Exception as e:
        print(what, "!!", type(e).__name__, e)


for what in (
        "gc.collect(3)", "gc.collect(-1)", "gc.collect('a')",
        "gc.collect(1, 2)", "gc.collect(generation=1) >= 0",
        "gc.collect(gen=1)", "gc.get_objects(3)", "gc.get_objects(-2)",
        "gc.get_objects('a')", "len(gc.get_objects(-1)) > 0",
        "gc.get_objects(generation=None) is None",
        "gc.set_threshold()", "gc.set_threshold(1, 2, 3, 4)",
        "gc.set_threshold('a')", "gc.get_threshold()",
        "gc.set_threshold(100)", "gc.get_threshold()",
        "gc.set_threshold(700, 11, 12)", "gc.get_threshold()",
        "gc.set_threshold(700, 10, 10)", "gc.set_threshold(2 ** 40)",
        "gc.set_debug('a')", "gc.set_debug()", "gc.get_debug()",
        "gc.is_tracked()", "gc.is_tracked(1, 2)", "gc.is_finalized()",
        "gc.get_referents(1, 'a')", "gc.get_referents()",
        "gc.get_referents({'a': []}, {1: 2})", "gc.get_referents([1, 2, 3])",
        "gc.get_referents((1, [2]))", "gc.get_referrers()",
        "gc.callbacks", "gc.garbage", "sys.getrefcount(gc.garbage)",
        "sys.getrefcount(gc.callbacks)", "gc.freeze()",
        "gc.get_freeze_count() > 0", "gc.unfreeze()",
        "gc.get_freeze_count()", "gc.isenabled()", "gc.disable()",
        "gc.isenabled()", "gc.enable()", "gc.isenabled()", "gc.isenabled(1)",
        "gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, "
        "gc.DEBUG_SAVEALL, gc.DEBUG_LEAK", "gc.get_stats(1)",
        "[sorted(s) for s in gc.get_stats()]", "type(gc.get_count())",
        "len(gc.get_count())"):
    show(what)

x = []
holder = [x]
other = {"k": x}
print([r for r in gc.get_referrers(x) if r is holder or r is other] ==
      [holder, other])
print(holder in gc.get_objects(), any([o is x for o in gc.get_objects(0)]))
gc.collect()
print(any([o is x for o in gc.get_objects(0)]),
      any([o is x for o in gc.get_objects(2)]))
gc.freeze()
print(any([o is x for o in gc.get_objects()]), gc.get_count()[1:])
gc.unfreeze()
print(any([o is x for o in gc.get_objects(2)]))

before = gc.get_stats()
a = []
a.append(a)
del a
gc.collect()
after = gc.get_stats()
print(after[2]["collections"] - before[2]["collections"],
      after[2]["collected"] - before[2]["collected"],
      after[2]["uncollectable"])

# callbacks
log = []


def callback(phase, info):
    log.append((phase, info["generation"], info["collected"],
                info["uncollectable"], len(info)))


gc.callbacks.append(callback)
gc.collect()
gc.collect(1)
a = []
a.append(a)
del a
gc.collect(0)
gc.callbacks.remove(callback)
gc.collect()
print(log)

# garbage kept instead of freed
gc.set_debug(gc.DEBUG_SAVEALL)
a = [1, 2]
a.append(a)
del a
print(gc.collect())
gc.set_debug(0)
print(len(gc.garbage), gc.garbage[0][:2])
del gc.garbage[0][2]
gc.garbage.clear()
print(gc.collect(), gc.garbage)


# counters
def churn(n):
    return [[] for _ in range(n)]


gc.collect()
base = gc.get_count()[0]
kept = churn(300)
print(gc.get_count()[0] - base)
del kept
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.collect(2)
print(gc.get_count()[1:])
