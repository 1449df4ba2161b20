# SPDX-License-Identifier: GPL-2.0
"""Where the blocks of one class lie: the same on python3.11 and on obheap.

A program of 'addresses', which puts SIZE in front: bytes of a block. It takes
every free pool there is, up to the start of an arena, and from there on watches
which arena, pool and block each allocation gets. Arenas are numbered in the
order of their first use. While it watches, nothing but blocks of the class
and ints (which have room) comes and goes.
"""
try:
    import mmap
except ImportError:
    mmap = None         # obheap: arenas begin at multiples of their size

POOL = 16384
ARENA = 64              # pools, when an arena begins at a pool's boundary
CAPACITY = (POOL - 48) // SIZE
FULL = ARENA * CAPACITY
LENGTH = SIZE - 49      # of an ASCII string in such a block


def string():
    return 'x' * LENGTH


def interval():
    return range(1)


# Where no string fits, what does.
make = {16: object, 48: interval}.get(SIZE, string)

pads = []
hold = [None] * (14 * FULL)
held = 0
objs = [None] * (4 * FULL)
bases = [0] * 64
nr_bases = 0
out = [0] * 20000
nr_out = 0
run = [0, 0, 0]         # first place, step, length
phase_from = 0
phase_hash = 0

# Ints come and go all the time: room for them, in pools that stay.
spare = [i for i in range(1000000, 1060000)]
for i in range(len(spare)):
    if i % 50:
        spare[i] = None
# One object of every other class and kind, so that one which comes and goes
# meanwhile finds a pool.
keep = [object(), 1.5, range(3)]
for n in range(65):
    keep.append(('x' * (8 * n), (None,) * n, [None] * n))


def starts_arena(pool, before):
    if mmap is None:
        return pool % ARENA == 0
    return pool != before + 1


# An arena of CPython's that is not aligned to its pools has one less of them.
# It lies behind what was mapped last, so a mapping can push it into place: one
# that is too large for any gap where an arena did not fit.
def to_the_start_of_an_arena():
    global held
    padded = False
    before = nr = 0
    while held + FULL < len(hold):
        o = make()
        hold[held] = o
        held += 1
        pool = id(o) // POOL
        if pool == before:
            continue
        if starts_arena(pool, before):
            if nr == ARENA:
                hold[held - 1] = o = None       # all of it is free again
                return
            if nr == ARENA - 1 and mmap is not None:
                if not padded:
                    pads.append(mmap.mmap(-1, (1 << 20) + 4096))
                padded = not padded
            nr = 0
        nr += 1
        before = pool
    print('no arena begins at a pool')
    raise SystemExit(77)


def place(o):
    global nr_bases
    i = id(o)
    pool = i // POOL
    block = (i % POOL - 48) // SIZE
    for k in range(nr_bases):
        if 0 <= pool - bases[k] < ARENA:
            return (k * ARENA + pool - bases[k]) * 2048 + block
    bases[nr_bases] = pool
    nr_bases += 1
    return (nr_bases - 1) * ARENA * 2048 + block


def put(value):
    global nr_out
    out[nr_out] = value
    nr_out += 1


def put_run():
    if run[2] and nr_out < phase_from + 600:
        put(run[0])
        put(run[1])
        put(run[2])
    run[2] = 0


def note(where):
    global phase_hash
    phase_hash = (phase_hash * 31 + where) % 1000003
    if run[2] == 1:
        run[1] = where - run[0]
    elif run[2] == 0 or where != run[0] + run[1] * run[2]:
        put_run()
        run[0] = where
        run[1] = 0
    run[2] += 1


def begin():
    global phase_from, phase_hash
    phase_from = nr_out
    phase_hash = 0


def end():
    put_run()
    put(-1)
    put(phase_hash)


# Objects where there are none, up to so many of them.
def fill(limit, most):
    begin()
    for i in range(limit):
        if objs[i] is None and most > 0:
            o = make()
            objs[i] = o
            note(place(o))
            most -= 1
    end()


def drop(first, last, step):
    for i in range(first, last, step):
        objs[i] = None


def drop_scattered(limit, stride, count):
    at = 0
    for i in range(count):
        at = (at + stride) % limit
        objs[at] = None


# Everything in an arena's pools, those that come first or last first.
def drop_pools(limit, arena, first, last):
    for i in range(limit):
        o = objs[i]
        if o is not None:
            pool = place(o) // 2048
            if pool // ARENA == arena and first <= pool % ARENA < last:
                objs[i] = None
            o = None


def mix(limit, count, seed):
    begin()
    for i in range(count):
        seed = (seed * 1103 + 12345) % 500009
        at = seed % limit
        if objs[at] is None:
            o = make()
            objs[at] = o
            note(place(o))
            o = None
        else:
            objs[at] = None
    end()


def watch(unit):
    most = len(objs)
    if unit < CAPACITY:
        most = 4 * unit
    fill(most, 2 * unit + unit // 3)
    drop(0, most, 2)
    fill(most, most)
    drop(most - 1, most // 2, -1)
    fill(most, unit)
    drop(0, most, 3)
    drop(2, most, 3)
    fill(most, unit // 2)
    drop_scattered(most, 4099, unit)
    fill(most, most)
    for k in range(4):
        drop_pools(most, k, 10 + 5 * k, 12 + 7 * k)
    fill(most, unit // 3)
    drop_pools(most, 1, 0, ARENA)
    drop_pools(most, 3, 30, ARENA)
    fill(most, unit // 2)
    drop_pools(most, 2, 0, ARENA)
    fill(most, most)
    mix(most, 4 * unit, 17)
    drop(0, most, 1)
    fill(most, unit + unit // 7)
    mix(most // 2, 2 * unit, 23)
    drop(0, most, 1)


watch(20)               # every other class has its pool now
nr_bases = nr_out = 0
to_the_start_of_an_arena()
watch(FULL)
print(SIZE, nr_bases, nr_out)
for i in range(nr_out):
    print(out[i])
