# An array made of a text has no room to spare; one that grows has.
import sys
from array import array

for text in ('', 'a', 'ab', 'abcd', 'x' * 15, 'x' * 16, 'x' * 100, '\u20ac\U0001f600'):
    a = array('u', text)
    print(len(a), a.tounicode() == text, sys.getsizeof(a), a.buffer_info()[1])
    a.append('y')
    print(len(a), sys.getsizeof(a))
    a.fromunicode('zz')
    print(a.tounicode()[-3:], sys.getsizeof(a))
for n in (0, 1, 7, 8, 20):
    for of in (b'a' * n, [1] * n, (1,) * n, range(n), array('b', b'a' * n)):
        print(n, type(of).__name__, sys.getsizeof(array('b', of)))
for bad in (('b', 'text'), ('u', [1]), ('u', 5), ('b', array('u', 'x'))):
    try:
        print(array(*bad))
    except TypeError as e:
        print(e)
