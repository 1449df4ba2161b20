# SPDX-License-Identifier: GPL-2.0
# Views of several dimensions and of none: shape, order, keys, casts.
import array
import sys


def show(*texts):
    for text in texts:
        try:
            print(text, "->", eval(text))
        except Exception as e:
            print(text, "->", type(e).__name__, e)


m = memoryview(b'abcdef')
z = m[:1].cast('B',())
show('len(z)',
     'z.tolist()',
     'z[()]',
     'z[...] is z',
     'z[0]',
     'list(z)',
     'z.shape',
     'z.strides',
     'sys.getsizeof(z)',
     "z==b'a'",
     "z==m[:1].cast('B',())",
     'z.nbytes',
     'z.tobytes()',
     'z.c_contiguous',
     'bytes(z)',
     "hash(z)==hash(b'a')",
     "z.cast('c').tolist()")
n = m.cast('B',(2,3))
show('iter(n)',
     'list(n)',
     'n[0]',
     'n[0:1].tolist()',
     'n[::-1].tolist()',
     'n[::-1].tobytes()',
     "n[::-1].tobytes('F')",
     "n.tobytes('F')",
     'n[:,1:]',
     'n[0,1]',
     'n[0,5]',
     'n[0,1,2]',
     'n[0,]',
     'n[()]',
     'n[0,slice(1)]',
     '97 in n',
     'z in n',
     "n['a']",
     'sys.getsizeof(iter(m))',
     'sys.getsizeof(n)',
     'len(n)',
     "n.cast('B').tolist()",
     "n.cast('B',(3,2))",
     "n[::-1].cast('B')",
     "n[0:0].cast('B')",
     'n[0:0].tolist()',
     "m[0:0].cast('B',(1,))",
     "m[0:0].cast('B').tolist()",
     "m.cast('B',[1]*65)",
     "m.cast('B',[6]+[1]*63).ndim",
     "m.cast('B',(2,'x'))",
     "m.cast('B',(2**70,))",
     "m.cast('B',(2**62,2**62))",
     "m.cast('B',(0,6))",
     "m.cast('B',(2,2))",
     "m.cast('B',5)",
     "m.cast('é')",
     "m.cast('')",
     "m.cast('@@')",
     "m.cast('@i')",
     "m.cast('<i')")
b = memoryview(bytearray(6)).cast('B',(2,3))


def put(key, value):
    b[key] = value


show('put(0,1)',
     'put((0,1),5)',
     'b.tolist()',
     "put(slice(0,1),b'abc')",
     'put((0,),1)',
     'put((0,9),1)',
     'put((0,1,1),1)',
     'put((slice(0),),1)',
     "put('x',1)",
     'put((),1)',
     'put(...,1)')
z = memoryview(bytearray(1)).cast('B',())


def put(key, value):
    z[key] = value


show('put(...,7)',
     'put((),300)',
     'z[()]',
     'put(0,1)',
     'put(slice(None),1)',
     "n==b'abcdef'",
     "n==m.cast('B',(2,3))",
     "n==m.cast('b',(2,3))",
     "n==m.cast('c',(2,3))",
     "n==m.cast('B',(3,2))",
     'n[::-1]==n',
     'n[::-1][::-1]==n',
     'n.hex()',
     "n.hex(':')",
     '(n.ndim,n.shape,n.strides,n.suboffsets,n.c_contiguous,n.f_contiguous,n.contiguous)')
v = n[::-1]
show('(v.ndim,v.shape,v.strides,v.suboffsets,v.c_contiguous,v.f_contiguous,v.contiguous)')
v = m.cast('B',(1,6))
show('(v.c_contiguous,v.f_contiguous)')
v = m[::2]
show('(v.c_contiguous,v.f_contiguous,v.contiguous)')
v = m[0:0:2]
show('(v.c_contiguous,v.f_contiguous,v.contiguous,v.strides)')
v = n[0:0:2]
show('(v.c_contiguous,v.f_contiguous,v.contiguous,v.strides)',
     'bytearray(n[::-1])',
     'bytes(n)',
     "b''.join([n])",
     "b''.join([n[::-1]])",
     "int.from_bytes(n,'big')",
     'bytearray(n)',
     'memoryview(n).shape',
     'memoryview(n[::-1]).strides',
     'n.toreadonly().shape',
     "hash(n)==hash(b'abcdef')",
     "hash(n[::-1])==hash(b'defabc')",
     "b'x'+n",
     "b'x'+n[::-1]",
     "n.tobytes(order='X')",
     'n.tobytes(order=None)',
     "n.tobytes('A')",
     'bytearray(3).__iadd__(n)',
     "b'abc'.find(n[0:1])",
     "b'abc'==n[0:1]")

a = array.array('u','ab')
show('memoryview(a)[0]',
     'memoryview(a).tolist()',
     'memoryview(a)==memoryview(a)',
     "memoryview(a)==memoryview(array.array('u','ab'))",
     "memoryview(a).cast('B').tolist()",
     'list(memoryview(a))',
     'memoryview(a).format',
     'memoryview(a).itemsize',
     'hash(memoryview(a))')
a = array.array('i',[1,2])
x = memoryview(a)
show('a.append(1)',
     'a.pop()',
     "x.cast('B',(2,4)).tolist()",
     "x.cast('f')")
x.release()
show('a.append(1)')
ba = bytearray(b'abc')
x = memoryview(ba)
show('ba.append(1)',
     'ba.clear()',
     'ba.__delitem__(0)')
x.release()
show('ba.append(1)')
with memoryview(b'ab') as w:
    y = memoryview(w)
    show("w.release()")
show('w[0]',
     'y.tolist()',
     'w.shape')
i = iter(memoryview(b'abc'))
next(i)
show('i.__reduce__()',
     'i.__length_hint__()')


# A key or a value whose code lets go of the memory: nothing stale is touched.
class Key:
    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 0


def attempt(make, use):
    view = make()
    try:
        print(use(view))
    except Exception as e:
        print(type(e).__name__, e)


def grid():
    return memoryview(bytearray(range(6))).cast("B", (2, 3))


attempt(grid, lambda v: v[Key(v), 1])
attempt(grid, lambda v: v[1, Key(v)])
attempt(grid, lambda v: v.__setitem__((Key(v), 1), 7))
attempt(grid, lambda v: v.__setitem__((1, 1), Key(v)))

for code in "cbB?hHiIlLqQnNPfd":
    v = memoryview(bytearray(range(48))).cast(code, (2, 24 // array.array(
        code if code in "bBhHiIlLqQfd" else "B").itemsize)) \
        if code in "bBhHiIlLqQfd" else memoryview(bytes(48)).cast(code)
    print(code, v.format, v.itemsize, v.shape, v.strides, v.tolist())
    print(v == v.cast("B"), v == memoryview(v), v.nbytes, v.tobytes("F"))

# A slice holds the memory even if working out its bounds lets the view go.
view = memoryview(bytearray(b"abcd"))
part = view[:Key(view)]
print(part.tolist(), part.obj)
attempt(lambda: view, lambda v: v[0])
