# What still runs when the program has ended.
import gc
import weakref


def guarded(name):
    try:
        yield name
    finally:
        print("closed", name)


def failing():
    try:
        yield 1
    finally:
        print("about to fail")
        raise ValueError("nobody hears this")


def hold(gen):
    next(gen)
    return gen


# Dropped, collected, and left to the end.
hold(guarded("dropped"))
cycle = [hold(guarded("in a cycle"))]
cycle.append(cycle)
del cycle
print(gc.collect())
kept = hold(guarded("kept"))
_private = hold(guarded("private"))
never_started = guarded("never started")
gc.callbacks.append(lambda phase, info: print("callback", phase))
gc.collect()


class_less = {"a": hold(guarded("in a dict"))}
w = weakref.ref(kept, lambda ref: print("kept is gone", ref()))
del kept
gc.callbacks.clear()
print("end")
