# SPDX-License-Identifier: GPL-2.0
# Arrays as the bytes of a machine and made of another machine's.
import array as A
import copy


def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)


R = A._array_reconstructor

a = A.array('i', [1,2]); 
for args in [(), (A.array,), (A.array, 'i', 8, b'abcd'), (A.array, 'i', 8, b'abc'), (A.array, 'i', 9, b'abcd'), (A.array, 'h', 8, b'abcd'), (A.array, 'd', 16, b'\0'*8), (A.array,'d', 17, b'\0'*6+b'\xf0\x3f'),(A.array,'d', 17, b'\x3f\xf0'+b'\0'*6), (A.array,'d', 15, b'\x3f\xf0'+b'\0'*6),(A.array,'f', 14, b'\0\0\x80\x3f'),(A.array,'f', 15, b'\x3f\x80\0\0'), (int,'i',8,b''), (1,'i',8,b''), (A.array,'x',8,b''), (A.array,'i',22,b''), (A.array,'i',-1,b''), (A.array,'i',8,'abc'), (A.array,'ii',8,b''), (A.array,1,8,b''), (A.array, 'i', 'x', b''), (A.array, 'u', 18, b'a\0b\0'), (A.array,'u',19,b'\0a'), (A.array,'u',20,b'a\0\0\0'), (A.array,'u',21,b'\0\0\0a'), (A.array,'u',18,b'a\0b'), (A.array,'B',13,b'\x80\0\0\0\0\0\0\x01'), (A.array,'Q',13,b'\x80\0\0\0\0\0\0\x01'),(A.array,'b',13,b'\x80\0\0\0\0\0\0\x01'), (A.array,'b',13,b'\x80\0\0\0\0\0\0'), (A.array,'l',7,b'\xff\xff\xff\x01'), (A.array,'I',9,b'\xff\xff\xff\x01'), (A.array,'B',0,b'ab'), (A.array,'b',0,b'ab'), (A.array,'b',1,b'ab'),(A.array,'q',1,b'ab'),(A.array,'u',0,b'ab'), (A.array,'f',2,b'ab'), (A.array,'i',8,b'a'*5), (A.array, 'd', 17, b'abc'), (A.array,'u',18,b'\0\xd8')]:
    t(lambda: R(*args))
class S(A.array): pass
t(lambda: S('i',[1]).__reduce_ex__(3)); t(lambda: S('i',[1]).__reduce_ex__(2)); t(lambda: type(R(S,'i',8,b'abcd')))
for c in 'bBuhHiIlLqQfd':
    t(lambda: A.array(c).__reduce_ex__(3))
for p in ['a', 1.5, None, 2**40, 2**70, -2**70, True, -1]:
    t(lambda: a.__reduce_ex__(p))
class I:
    def __index__(self): return 4
t(lambda: a.__reduce_ex__(I()))
t(lambda: a.__reduce_ex__()); t(lambda: a.__reduce_ex__(1,2))
it = iter(a)
t(lambda: it.__setstate__(1)); t(lambda: next(it)); list(it)
t(lambda: it.__reduce__()); t(lambda: it.__setstate__('a'))
t(lambda: R(A.array, None, 3, b''))
t(lambda: R(A.array, 'i', None, b''))
t(lambda: R(A.array, '\u1234', 3, b''))
for form in range(22):
    for code in 'bBuhHiIlLqQfd':
        t(lambda: R(A.array, code, form, bytes(range(1, 17))))
for code in 'bBhHiIlLqQfd':
    for p in range(5):
        x = copy.copy(A.array(code, [1, 2, 3]))
        fn, args, state = x.__reduce_ex__(p)
        print(fn(*args) == x, state)
