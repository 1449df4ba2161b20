# SPDX-License-Identifier: GPL-2.0
# time: clocks that go forward, sleep and its messages
import time


def show(what, f):
    try:
        print(what, '->', repr(f()))
    except Exception as e:
        print(what, '->', type(e).__name__, e)


for name in ('time', 'monotonic', 'perf_counter', 'process_time'):
    f, g = getattr(time, name), getattr(time, name + '_ns')
    a, b, n = f(), f(), g()
    print(name, type(a).__name__, type(n).__name__, a <= b, abs(n / 1e9 - b) < 1)
    show(name, lambda: f(1))
print(time.time() > 1.6e9)
t = time.monotonic()
print(time.sleep(0.03), 0.03 <= time.monotonic() - t < 5, time.sleep(0))
for x in (-1, -0.5, 'a', None, float('nan'), 10**30, 1e30, -10**30):
    show(('sleep', x), lambda: time.sleep(x))
show('sleep', lambda: time.sleep())
