# The keywords of a partial are a dict that anything can be put into.
import functools


def f(*args, **kwargs):
    return args, kwargs


class C:
    def __init__(self, *args, **kwargs):
        self.args = args, kwargs

    def __call__(self, *args, **kwargs):
        return args, kwargs


for fn in (f, print, dict, sorted, type, C, C(), "a b".split,
           functools.partial(f), functools.lru_cache(f)):
    p = functools.partial(fn, 1)
    for key in 1, (1, 2), None, b"a":
        p.keywords[key] = 2
        for more in {}, {"b": 3}:
            try:
                print(p(**more))
            except TypeError as e:
                print(e)
        try:
            print(functools.partial(p, 2)(3))
        except TypeError as e:
            print(e)
        del p.keywords[key]
    p.__setstate__((fn, (), {"x": 1, 2: 3}, None))
    try:
        print(p())
    except TypeError as e:
        print(e)


class Text(str):
    pass


p = functools.partial(f)
p.keywords[Text("x")] = 1
print(p(y=2))
