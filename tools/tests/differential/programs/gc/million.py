# A million objects in cycles come and go.
import gc


def run(n):
    for _ in range(n):
        a = []
        b = {"a": a}
        a.append(b)


gc.collect()
run(10)
gc.collect()
before = len(gc.get_objects())
for _ in range(5):
    run(100000)
print(gc.collect() < 2000)
print(abs(len(gc.get_objects()) - before) < 10)
print(gc.get_stats()[0]["collections"] > 500)
