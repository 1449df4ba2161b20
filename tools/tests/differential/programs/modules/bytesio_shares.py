# BytesIO has no copy of the bytes it was made of until it changes.
import io
import sys

text = b' ' * 1024
before = sys.getrefcount(text)


def held(of=text):
    return sys.getrefcount(of) - before - 1


print(held())
b = io.BytesIO(text)
print(held(), b.getvalue() is text, held())
b.truncate(1024)
print('truncate at the end', held())
b.seek(2000)
b.truncate()
print('and behind it', held())
b.truncate(100)
print('before it', held(), b.getvalue() == text[:100])
b = io.BytesIO(text)
b.write(b'')
print('nothing written', held())
b.write(b'x')
print('written', held())
b = io.BytesIO(text)
b.getbuffer()
print('seen', held())
b = io.BytesIO(text)
print(b.read() is text, b.getvalue() is text, held())
b.close()
print('closed', held())
b = io.BytesIO(text)
del b
print('gone', held())
b = io.BytesIO()
b.write(b'one')
b.write(b'two')
value = b.getvalue()
print(value, b.getvalue() is value, sys.getrefcount(value))
b.close()
print(sys.getrefcount(value))

b = io.BytesIO(b'abc')
view = b.getbuffer()
for c in b'xyz':
    view[0] = c
    print(b.getvalue(), b.read(), b.seek(0))
view.release()
print(b.getvalue() is b.getvalue())
