class B(bytes):
    pass


for o in b'a', bytearray(b'\xff'), B(b'z'), b'', b'ab', bytearray(), 'ab', '', 5, None:
    try:
        print(o, ord(o))
    except TypeError as e:
        print(o, e)
print(list(map(ord, [b'a', 'b'])))
