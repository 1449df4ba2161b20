# Nothing to collect: lists, tuples and dicts that all stay.
import gc
import time

gc.disable()
kept = []
for i in range(20000):
    kept.append([i, (i, kept), {'self': kept, i: i}])
objects = 3 * len(kept)
gc.collect()
for _ in range(7):
    start = time.perf_counter_ns()
    gc.collect()
    print(time.perf_counter_ns() - start, objects)
