# Pairs of lists that hold each other, as many alive as garbage.
import gc
import time

gc.disable()


def pairs(n):
    made = []
    for i in range(n):
        a = []
        b = [a, i]
        a.append(b)
        made.append(a)
    return made


kept = pairs(20000)
gc.collect()
for _ in range(7):
    pairs(20000)
    start = time.perf_counter_ns()
    found = gc.collect()
    print(time.perf_counter_ns() - start, found + 2 * len(kept))
