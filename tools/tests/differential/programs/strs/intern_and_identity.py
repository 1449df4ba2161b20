import sys
a = 'hello world'
b = 'hello ' + 'world'
c = ''.join(['hello', ' ', 'world'])
print(a is b, a is c, a == c, sys.intern(c) is sys.intern(a), sys.intern(a) is a)
d = 'name'
e = ''.join(['na', 'me'])
print(d is e, sys.intern(e) is d)
for f in (lambda: sys.intern(5), lambda: sys.intern(), lambda: sys.intern('a', 'b')):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
