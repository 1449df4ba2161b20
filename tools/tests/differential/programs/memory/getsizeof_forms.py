import sys
print(sys.getsizeof([], 5), sys.getsizeof(object=[1]), sys.getsizeof('a', default=3), [].__sizeof__(), (1,).__sizeof__(), {}.__sizeof__(), 'a'.__sizeof__(), (5).__sizeof__(), range(3).__sizeof__(), None.__sizeof__())
for f in (lambda: sys.getsizeof(), lambda: sys.getsizeof(1, 2, 3), lambda: sys.getrefcount(), lambda: sys.getrefcount(1, 2), lambda: sys.getsizeof(x=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
