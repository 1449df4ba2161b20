# SPDX-License-Identifier: GPL-2.0
# hex() with a separator that is the zero character; copies of derived arrays.
import copy

print(ascii(b"\xb9\x01\xef".hex(b"\0")), ascii(bytearray(b"ab").hex("\0")),
      ascii(memoryview(b"abcd").hex("\0", 3)))


class Own(bytearray):
    pass


class Slots(bytearray):
    __slots__ = "x",


for cls in Own, Slots:
    a = cls(b"a")
    print([a.__reduce_ex__(n) for n in range(5)], a.__reduce__())
    a.x = [3]
    for how in copy.copy, copy.deepcopy:
        b = how(a)
        print(type(b), b, b.x, b.x is a.x)
    print([a.__reduce_ex__(n) for n in range(5)], a.__reduce__())
print(bytearray().__reduce__(), bytearray(b"x").__reduce_ex__(4))
