# Attributes replaced by what does not belong there.
def mk():
    x = 1

    def g(a, b=2, *, c=3):
        return (x, a, b, c)
    return g

def h(a):
    return a

def gg():
    return x
g = mk()

def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e), e)

def sa(o, n, v):

    def f():
        setattr(o, n, v)
        return (n, 'ok')
    t(f)
sa(h, '__code__', g.__code__)
sa(g, '__code__', h.__code__)
sa(h, '__code__', gg.__code__)
t(lambda: h(1))
t(lambda: h())
sa(g, '__defaults__', (1, 2, 3, 4))
t(lambda: g())
sa(g, '__defaults__', None)
t(lambda: g(1))
sa(g, '__defaults__', 5)
sa(g, '__kwdefaults__', {'c': 9, 'z': 1})
t(lambda: g(1, 2))
sa(g, '__kwdefaults__', {})
t(lambda: g(1, 2))
sa(g, '__kwdefaults__', 3)
sa(g, '__name__', 3)
sa(g, '__name__', 'q' * 100)
sa(g, '__qualname__', 'zz')
sa(g, '__dict__', {'a': 1})
t(lambda: g.a)
sa(g, '__dict__', 4)
sa(g, '__globals__', {})
sa(g, '__closure__', ())
t(lambda: g.__closure__[0].cell_contents)
sa(g.__closure__[0] if g.__closure__ else g, 'cell_contents', [g])
t(lambda: g(1, 2, c=1))

def dl():
    del g.__closure__[0].cell_contents
t(dl)
t(lambda: g(1, 2, c=1))
t(lambda: repr(g.__closure__)[:10])
sa(g, '__doc__', g)
sa(g, 'xyz', g)
t(lambda: delattr(g, 'xyz'))
t(lambda: delattr(g, '__code__'))
t(lambda: delattr(g, '__defaults__'))
t(lambda: delattr(g, '__dict__'))
t(lambda: vars(g))
sa(int, 'foo', 1)
sa(1, 'foo', 1)
sa(None, 'x', 1)
sa(print, 'x', 1)
sa(ValueError, 'x', 1)
for o in (h, g, int, 1, 'a', [], {}, ValueError('x'), print, len, None, h.__code__, [].append, iter([]), range(3), slice(1), type, sys if 'sys' in dir() else 0) if 'dir' in vars(__builtins__) else (h, g, int, 1, 'a', [], {}, ValueError('x'), print, len, None, h.__code__, [].append, iter([]), range(3), slice(1), type):
    for n in '__class__ __dict__ __doc__ __name__ __qualname__ __module__ __code__ __self__ __func__ __mro__ __bases__ __base__ __new__ __init__ __hash__ __eq__ __lt__ __repr__ __str__ __iter__ __next__ __len__ __getitem__ __call__ __get__ __add__ __radd__ __reduce__ __sizeof__ __dir__ __format__ __subclasshook__ co_consts co_code co_varnames co_names co_lines co_positions co_linetable start real imag numerator args __traceback__ __text_signature__ __wrapped__'.split():
        try:
            v = getattr(o, n)
        except Exception as e:
            continue
        for a in ((), (1,), (o,), (o, o), ('a',), (None,), (o, 1, 2)):
            try:
                v(*a)
            except Exception as e:
                pass
        try:
            setattr(o, n, v)
        except Exception as e:
            pass
        try:
            delattr(o, n)
        except Exception as e:
            pass
