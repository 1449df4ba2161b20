# Objects whose saved state is set to themselves are garbage like others.
import functools
import gc
import itertools

TEE = type(itertools.tee([])[0])
LINK = type(TEE([]).__reduce__()[2][0])


def tee():
    t = TEE([])
    t.__setstate__((LINK(t, [], None), 0))
    return t


def tee_of_links():
    t = TEE([])
    t.__setstate__((LINK(t, [1] * 57, LINK(t, [t], None)), 57))
    return t


def tee_that_runs():
    class Source:
        def __iter__(self):
            return self

        def __next__(self):
            self.tee.__setstate__((LINK(self.tee, [5] * 57, None), 57))
            return 1

    source = Source()
    source.tee = TEE(source)
    print(next(source.tee), source.tee.__reduce__()[2][1])
    return source.tee


def partial():
    p = functools.partial(print)
    p.__setstate__((p, (), {}, None))
    return p


def partial_of_arguments():
    p = functools.partial(print)
    p.__setstate__((print, (p,), {"p": p}, {"p": p}))
    return p


def cycle():
    c = itertools.cycle([1])
    c.__setstate__(([c], 0))
    return c


def ours():
    kinds = TEE, LINK, functools.partial, itertools.cycle
    return sum(type(o) in kinds for o in gc.get_objects())


before = ours()
for make in (tee, tee_of_links, tee_that_runs, partial, partial_of_arguments,
             cycle):
    o = make()
    print(make.__name__, ours() > before, gc.is_tracked(o))
    del o
    gc.collect()
    print(ours() - before)
