# What an operator gives back for every pair of values: the left one (l), the
# right one (r), one that is shared (s), a new one (n), or which exception.
import operator

VALUES = [
    0, 1, -1, 2, 5, -5, 256, 257, 1000, 2**31, -2**40, True, False,
    0.0, -0.0, 1.0, 2.5, 1j, '', 'z', '5', 'gu', 'guz', '%s', '%d', '\xe9', '\u0100',
    b'', b'z', b'gu', b'%d', (), (1,), (1, 2), ((),), frozenset(), frozenset((1,)),
    frozenset((1, 2)), [], [1], {}, {1: 2}, set(), {1}, range(3), None, slice(0, 1),
    bytearray(), bytearray(b'z'), {}.keys(), {1: 2}.keys()]
NAMES = '''add and_ floordiv lshift mod mul or_ rshift sub truediv xor getitem
    concat iadd iand ifloordiv ilshift imod imul ior irshift isub ixor pow'''.split()
FUNCTIONS = [(name, getattr(operator, name)) for name in NAMES] + [
    ('divmod', divmod), ('min', min), ('max', max), ('round', round),
    ('and', lambda a, b: a and b), ('or', lambda a, b: a or b),
    ('upto', lambda a, b: a[:b]), ('from', lambda a, b: a[b:]),
    ('by', lambda a, b: a[::b]), ('strip', lambda a, b: a.strip(b)),
    ('join', lambda a, b: a.join(b)), ('removeprefix', lambda a, b: a.removeprefix(b)),
    ('removesuffix', lambda a, b: a.removesuffix(b)), ('union', lambda a, b: a.union(b)),
    ('intersection', lambda a, b: a.intersection(b)), ('ljust', lambda a, b: a.ljust(b)),
    ('difference', lambda a, b: a.difference(b)), ('center', lambda a, b: a.center(b)),
    ('zfill', lambda a, b: a.zfill(b)), ('replace', lambda a, b: a.replace(b, b)),
    ('empty', lambda a, b: a.replace(b, a[:0])), ('all', lambda a, b: b.replace(b, a)),
    ('split', lambda a, b: a.split(b)[-1]), ('partition', lambda a, b: a.partition(b)[0]),
    ('rpartition', lambda a, b: a.rpartition(b)[2]), ('middle', lambda a, b: a.partition(b)[1]),
    ('format', format), ('get', lambda a, b: a.get(b, b)), ('pow0', lambda a, b: pow(a, 0, b)),
    ('pow1', lambda a, b: pow(a, 1, b)), ('sum', lambda a, b: sum([a], b)),
    ('index', lambda a, b: a.index(b)), ('count', lambda a, b: a.count(b))]
CHANGING = (list, dict, set, bytearray)


def fresh(x):
    return x.copy() if isinstance(x, CHANGING) else x


def result(f, a, b):
    try:
        r = f(a, b)
    except Exception as e:
        return type(e).__name__[:3]
    if r is a:
        return 'l'
    if r is b:
        return 'r'
    return 's' if r is f(fresh(a), fresh(b)) else 'n'


def sensible(name, a, b):
    """Neither side is asked for something of an enormous size."""
    if name == 'round':
        return type(b) is not int or b > -1000
    if name not in ('pow', 'ipow', 'lshift', 'ilshift', 'mul', 'imul', 'ljust', 'center', 'zfill'):
        return True
    large = [x for x in (a, b) if type(x) is int and abs(x) > 1000]
    return not large or type(a) is float or type(b) is float


for name, f in FUNCTIONS:
    for a in VALUES:
        print(name, repr(a), ' '.join([result(f, fresh(a), fresh(b)) for b in VALUES
                                       if sensible(name, a, b)]))
