# Every method of every builtin type with arguments of every type.
args = (0, 1, -1, 2 ** 70, -2 ** 70, 1.5, float('nan'), '', 'a', 'é😀', '%s{}', None, True, [], [1, 2], (1,), {}, {1: 2}, range(3), slice(1, 2), len, print, int, str, ValueError, lambda *a: a)
objs = (0, 5, -2 ** 70, 1.5, float('inf'), '', 'abc', 'é😀x', [], [3, 1, 2], (), (1, 2), {}, {1: 2, 'a': 3}, {}.keys(), {1: 2}.values(), {1: 2}.items(), range(5), range(2 ** 70), slice(1, 2, 3), iter([1, 2]), iter('ab'), iter({1: 2}), enumerate('ab'), zip('a', 'b'), map(len, ['a']), reversed([1]), None, True, int, str, list, type, ValueError('x'), KeyError(1), len, lambda a=1: a, ..., NotImplemented, object())

def names(o):
    r = []
    for t in type(o).__mro__:
        r += list(t.__dict__.keys())
    return r
n = 0
for o in objs:
    for m in names(o):
        if m in ('__init_subclass__',):
            continue
        try:
            f = getattr(o, m)
        except Exception:
            continue
        try:
            f()
        except Exception:
            pass
        for a in args:
            try:
                f(a)
            except Exception:
                pass
