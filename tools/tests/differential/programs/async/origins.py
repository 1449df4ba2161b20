# What coroutines remember of who made them, and sys.call_tracing().
import sys


async def co():
    pass


def show(c):
    origin = c.cr_origin
    c.close()
    if origin is None:
        return None
    return [(line, name) for _, line, name in origin]


def make():
    return co()


def outer():
    return make()


print(sys.get_coroutine_origin_tracking_depth(), show(outer()))
for depth in (1, 2, 3, 10, 0):
    print(sys.set_coroutine_origin_tracking_depth(depth))
    print(sys.get_coroutine_origin_tracking_depth(), show(outer()))
    print(show(co()))
sys.set_coroutine_origin_tracking_depth(depth=1)
print(co.__name__, [show(co()) for _ in range(2)], show((lambda: co())()))


async def agen():
    yield 1


def gen():
    yield 1


print(hasattr(agen(), "cr_origin"), hasattr(gen(), "cr_origin"))
for bad in (-1, "a", None, 1.5):
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(0)

# call_tracing
for args in ((), (len,), (len, 1), (len, [1]), (1, ()), (len, ("abc",)),
             (len, (), 1), (len, ())):
    try:
        print(args[1:], sys.call_tracing(*args))
    except TypeError as e:
        print(args[1:], e)

seen = []


def traced(n):
    n += 1
    return n


def hook(frame, event, arg):
    seen.append((frame.f_code.co_name, event))
    if frame.f_code.co_name == "start" and event == "call":
        seen.append(traced(1))
        seen.append(sys.call_tracing(traced, (2,)))
    return hook


def start():
    return 5


sys.settrace(hook)
start()
sys.settrace(None)
print(seen)
