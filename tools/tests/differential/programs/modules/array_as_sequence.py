# Arrays are mutable sequences to collections.abc, and one made of a text has no
# room to spare.
import sys
from array import array
from collections import abc

for abstract in (abc.MutableSequence, abc.Sequence, abc.Reversible,
                 abc.Collection, abc.ByteString, abc.MutableSet):
    print(abstract.__name__, issubclass(array, abstract),
          isinstance(array('d'), abstract))


class Mine(array):
    pass


print(isinstance(Mine('b'), abc.MutableSequence))
match array('h', [1, 2, 3]):
    case [first, *rest]:
        print(first, rest)

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
