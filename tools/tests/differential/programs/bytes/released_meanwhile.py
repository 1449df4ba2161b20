# SPDX-License-Identifier: GPL-2.0
# A memoryview is released by what converts its index or its new item.


class Index:
    def __index__(self):
        m.release()
        return 4


class Float:
    def __float__(self):
        m.release()
        return 4.25


class Bool:
    def __bool__(self):
        m.release()
        return True


def assign(key, value):
    m[key] = value


def attempt(what, shape, call):
    global m
    m = memoryview(bytearray(b'\xff' * 128)).cast(*shape)
    try:
        print(what, call())
    except (ValueError, TypeError, IndexError) as e:
        print(what, type(e).__name__, e)


attempt('item', ('B',), lambda: m[Index()])
attempt('slice', ('B',), lambda: list(m[:Index()]))
attempt('slice', ('B',), lambda: list(m[Index():8]))
for shape in (('B', (16, 8)), ('B', (8, 16))):
    attempt(shape, shape, lambda: m[Index(), 0])
    attempt(shape, shape, lambda: m[0, Index()])
    attempt(shape, shape, lambda: assign((Index(), 0), 1))
    attempt(shape, shape, lambda: assign((0, Index()), 1))
    attempt(shape, shape, lambda: assign((0, 1), Index()))
for form in 'bBhHiIlLqQnNfd?':
    for value in (Index(), Float(), Bool()):
        attempt(form, (form,), lambda: assign(0, value))
    attempt(form, (form,), lambda: assign(Index(), 1))
    attempt(form, (form,), lambda: assign(slice(0, Index()), b'1234'))
