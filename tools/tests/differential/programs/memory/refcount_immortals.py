import sys
for o in (1, 0, -5, 256, '', 'a', ()):
    a = sys.getrefcount(o)
    l = [o] * 1000
    b = sys.getrefcount(o)
    print(b - a)
print(sys.getrefcount(7) > 900000000, sys.getrefcount('') > 900000000, sys.getrefcount(()) > 900000000, sys.getrefcount(257) < 100)
a = sys.getrefcount(None)
l = [None] * 500
print(sys.getrefcount(None) - a)
a = sys.getrefcount(True)
l = [True] * 500
print(sys.getrefcount(True) - a)
