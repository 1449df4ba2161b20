# SPDX-License-Identifier: GPL-2.0
"""What sys tells of the implementation, of the heap and of the end."""
import builtins
import sys

print(sys.implementation.name, sys.implementation.cache_tag)
print(sys.implementation.version is sys.version_info)
print(hex(sys.implementation.hexversion), sys.implementation)
print(type(sys.implementation), list(vars(sys.implementation)))
print(repr(sys.abiflags), sys._xoptions, sys.pycache_prefix)
print(type(sys.copyright), type(sys.orig_argv), type(sys.prefix))
print(sys.prefix == sys.base_prefix, sys.exec_prefix == sys.base_exec_prefix)
print(sys.getfilesystemencodeerrors(), sys.is_finalizing())
print(sys.getfilesystemencoding(), sys.getdefaultencoding())


def attempt(func, *args, **kwargs):
    try:
        print(func(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


attempt(sys.getallocatedblocks, 1)
attempt(sys.is_finalizing, 1)
attempt(sys.getfilesystemencodeerrors, 1)
attempt(sys.getallocatedblocks, a=1)


def blocks(make):
    """How many more small blocks there are with what make() returns."""
    kept = [None]
    make()
    before = sys.getallocatedblocks()
    kept[0] = make()
    after = sys.getallocatedblocks()
    kept[0] = None
    return after - before, sys.getallocatedblocks() - before


class Plain:
    pass


for make in (object, lambda: [object() for _ in range(50)],
             lambda: bytes(400), lambda: bytes(5000), lambda: "x" * 300,
             lambda: [1] * 20, lambda: [1] * 2000, lambda: {1: 2}.copy(),
             lambda: [object() for _ in range(1000)],
             lambda: {str(i) + "key": i + 1000 for i in range(5)}):
    print(blocks(make))

# breakpoint() is what sys.breakpointhook is at that time.
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(), breakpoint(1, 2, a=3))
attempt(sys.breakpointhook, 4)
sys.breakpointhook = 5
attempt(breakpoint)
del sys.breakpointhook
attempt(breakpoint)
print(sys.__breakpointhook__, callable(builtins.breakpoint))


class Last:
    def __del__(self, finalizing=sys.is_finalizing, show=print):
        show(self.name, finalizing())


kept, gone = Last(), Last()
kept.name, gone.name = "at the end", "before"
cycle = Last()
cycle.name, cycle.itself = "in a cycle", cycle
del gone, cycle
import atexit
atexit.register(lambda: print("atexit", sys.is_finalizing()))
