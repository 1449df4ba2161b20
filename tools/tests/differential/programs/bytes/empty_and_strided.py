# Which empty bytes are the shared ones, and which empty views contiguous.
empty = b''
c = bytes([97, 98] * 20)
print(c * 0 is empty, (c * 0)[:] is empty, (c * 0)[:] is c * 0, c * 0 == b'')
print(empty * 2 is empty, c[:0] is empty, bytes(bytearray()) is empty)
view = memoryview(b'abcd')
for part in view[:0:-3], view[0:0:2], view[0:1:-1], view[1:2:2], view[3:2:-2]:
    print(part.tolist(), part.strides, part.contiguous, part.c_contiguous)
for a, b in ((b'ab', view[::2]), (b'ab', 'x'), (b'ab', 3), (bytearray(b'a'), view[::2])):
    try:
        print(a + b)
    except (TypeError, BufferError) as e:
        print(type(e).__name__, e)
