import sys
print(int, type, len, print, None, ..., NotImplemented, ValueError, sys, range(3), slice(1, 2), ValueError('x'), KeyError('k'), [].__class__, type(None), type(...), type(len), type(sys))
print(repr([].append).split(' at ')[0], repr('a'.upper).split(' at ')[0], repr(lambda: 0).split(' at ')[0], repr(iter([])).split(' at ')[0], repr(iter('a')).split(' at ')[0], repr(enumerate([])).split(' at ')[0], repr(object()).split(' at ')[0], repr({}.keys()), repr(list.append), repr(int.real), repr(str.join), repr(int.__add__), repr(dict.fromkeys).split(' at ')[0], repr(zip()).split(' at ')[0])
def f(): pass
print(repr(f).split(' at ')[0], str(f.__code__).split(' at ')[0], f.__qualname__, f.__module__)
def g():
    def h(): pass
    return h
print(repr(g()).split(' at ')[0])
