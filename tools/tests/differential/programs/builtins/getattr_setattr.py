print(getattr('a', 'upper')(), getattr(5, 'x', None), hasattr([], 'append'), hasattr([], 'foo'), 'append' in dir([]), dir() == sorted(dir()))
for f in (lambda: getattr(5, 'x'), lambda: getattr(5), lambda: getattr(5, 5), lambda: hasattr(5, 5), lambda: setattr(5, 'x', 1), lambda: setattr([], 'append', 1), lambda: delattr(5, 'real'), lambda: delattr(5, 'x'), lambda: setattr(int, 'x', 1), lambda: vars(5), lambda: getattr(int, 'nope'), lambda: getattr(len, 'x'), lambda: getattr(None, 'x'), lambda: setattr('a', 'b', 'c'), lambda: setattr(range(3), 'start', 1), lambda: delattr(int, 'real')):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
def f(): pass
f.attr = 5
print(f.attr, f.__dict__, hasattr(f, 'attr'), getattr(f, 'attr'))
del f.attr
print(hasattr(f, 'attr'))
