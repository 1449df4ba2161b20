# Bytes literals: escapes, folding, identity, refcounts.
import sys

print(b'', b'a', b"b'c", b'"', b'\x00\x7f\xff\n\r\t\\', b'\101\400\7', rb'\x41\n', Rb'a', bR'\\', b'''a
b''')
print(b'a' b'b' b'', b'\
x', b'\N{DASH}\u1234', b'\'')


def f():
    return b'a' * 3, b'ab' + b'c', b'abc'[0], b'abc'[1:2], b'%d' % 5, b'abcd' * 1000, b'x' * 5000


print(f()[:5], len(f()[5]))
print([c for c in f.__code__.co_consts if not isinstance(c, bytes) or len(c) < 10])


def g():
    a = b'xyz'
    b = b'xyz'
    c = 'xyz'
    return a is b, a == c


print(g())
x = b'some bytes'
y = b'some bytes'
print(x is y, sys.getrefcount(bytes([1, 2, 3])))
z = bytes([5, 6, 7])
w = [z, z]
print(sys.getrefcount(z), sys.getsizeof(z))
print({b'k': 1}[b'k'], {b'k': 1, 'k': 2}, b'a' in b'ba', 98 in b'abc')
print(('a', b'a', 97), b'' or 'empty', not b'')
match b'abc':
    case b'ab':
        print('ab')
    case b'abc':
        print('abc')
if 0 and b'\xff':
    pass
