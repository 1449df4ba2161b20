# A MemoryError is held by those who refer to it and by nobody else: what it
# keeps alive goes with it, and two of them are two.
import gc
import sys
import weakref

gc.disable()
HUGE = 2**61


class Mark:
    pass


def fail():
    mark = Mark()
    refs.append(weakref.ref(mark, lambda r: print('gone')))
    return [mark] * HUGE


refs = []
for i in range(3):
    try:
        fail()
    except MemoryError as e:
        print(type(e), e.args, sys.getrefcount(e), e.__context__, refs[-1]() is not None)
    print('after', i)

kept = []
for i in range(20):
    try:
        bytes(HUGE)
    except MemoryError as e:
        e.number = i
        kept.append(e)
print(len(set(map(id, kept))), [e.number for e in kept])
print([len(str(e.__traceback__.tb_lineno)) for e in kept] == [2] * 20)
del e, kept[5:]
print([sys.getrefcount(e) for e in kept])
try:
    try:
        bytes(HUGE)
    except MemoryError as first:
        print(first.__dict__, first.__traceback__.tb_next)
        bytes(HUGE)
except MemoryError as second:
    print(second.__context__ is not second)
    print(type(second.__context__), second.__context__.__traceback__ is not None)
print(gc.is_tracked(second) if 'second' in globals() else 'unbound')
e = kept.pop()
ring = e.args = (e,)
del e
print(gc.is_tracked(ring[0]))
del ring, kept
print(gc.collect())
try:
    fail()
except* MemoryError as group:
    print(group.exceptions)
del group
print('end')
