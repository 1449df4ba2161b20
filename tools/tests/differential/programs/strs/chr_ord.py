print([chr(i) for i in (0, 65, 127, 128, 255, 256, 0x3c0, 0xffff, 0x10000, 0x10ffff)].__repr__() if 0 else [ascii(chr(i)) for i in (0, 65, 127, 128, 255, 256, 0x3c0, 0xd800, 0xffff, 0x10000, 0x10ffff)])
print([ord(c) for c in '\x00aé日😀\U0010ffff'], all([ord(chr(i)) == i for i in range(0, 0x110000, 4099)]))
print(''.join([chr(c) for c in range(32, 127)]))
