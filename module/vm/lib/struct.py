# SPDX-License-Identifier: GPL-2.0
"""Values as bytes, laid out by a format.

The first character says how: @ native, = native without alignment, < little
endian, > or ! big endian. The work is done in C, by functions whose names
begin with an underscore and which take the format as bytes.
"""

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from',
           'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


import _native
from operator import index as _index


def _text(format):
    if isinstance(format, str):
        format = format.encode('ascii')
    if isinstance(format, bytes):
        if b'\0' in format:
            raise error('embedded null character')
        return format
    raise TypeError('Struct() argument 1 must be a str or bytes object, '
                    'not ' + type(format).__name__)


def _length(buffer):
    if isinstance(buffer, (bytes, bytearray)):
        return len(buffer)
    return memoryview(buffer).nbytes


def _need_bytes(buffer):
    try:
        return _length(buffer)
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" %
                        type(buffer).__name__) from None


def _offset(offset, kind, message):
    offset = _index(offset)
    if -2 ** 63 <= offset < 2 ** 63:
        return offset
    raise kind(message)


def _place(offset, size, room):
    """A negative offset counts from the end."""
    if offset < 0 and offset + room < 0:
        raise error('offset %d out of range for %d-byte buffer' %
                    (offset, room))
    return offset + room if offset < 0 else offset


@_native.name
class unpack_iterator:
    # The tuples of a buffer, one after the other.
    __module__ = '_struct'
    __slots__ = ('_struct', '_buffer', '_at', '_room')

    def __new__(cls):
        raise TypeError("Cannot create 'unpack_iterator objects")

    def __iter__(self):
        return self

    def __next__(self):
        if self._struct is None:
            raise StopIteration
        at, size = self._at, self._struct.size
        if at >= self._room:
            self._struct = self._buffer = None
            raise StopIteration
        self._at = at + size
        return _unpack_at(self._struct._format, self._buffer, at)

    def __length_hint__(self):
        if self._struct is None:
            return 0
        return (self._room - self._at) // self._struct.size


_Tuples = unpack_iterator
del unpack_iterator


@_native.name
class Struct:
    """A format, for use again and again."""

    __module__ = '_struct'
    __slots__ = ('format', 'size', '_format', '__weakref__')

    def __init__(self, format):
        self._format = _text(format)
        self.size = _calcsize(self._format)
        self.format = self._format.decode('ascii')

    def pack(self, *values):
        """Return bytes of the values."""
        return _pack(self._format, *values)

    def pack_into(self, *args):
        """pack_into(buffer, offset, *values): write them into a buffer."""
        if not args:
            raise error('pack_into expected buffer argument')
        if len(args) == 1:
            raise error('pack_into expected offset argument')
        items = _items(self._format)
        if len(args) - 2 != items:
            raise error('pack_into expected %d items for packing (got %d)' %
                        (items, len(args) - 2))
        buffer, offset = args[:2]
        if isinstance(buffer, (bytes, str)):
            raise TypeError('argument must be read-write bytes-like object, '
                            'not ' + type(buffer).__name__)
        size, room = self.size, _need_bytes(buffer)
        offset = _offset(offset, IndexError,
                         "cannot fit 'int' into an index-sized integer")
        if offset < 0 and offset + size > 0:
            raise error('no space to pack %d bytes at offset %d' %
                        (size, offset))
        at = _place(offset, size, room)
        if room - at < size:
            raise error('pack_into requires a buffer of at least %d bytes '
                        'for packing %d bytes at offset %d '
                        '(actual buffer size is %d)' %
                        (at + size, size, at, room))
        _pack_at(self._format, buffer, at, *args[2:])

    def unpack(self, buffer, /):
        """Return a tuple of the values in a buffer of just the size."""
        if _need_bytes(buffer) != self.size:
            raise error('unpack requires a buffer of %d bytes' % self.size)
        return _unpack_at(self._format, buffer, 0)

    def unpack_from(self, /, buffer, offset=0):
        """Return a tuple of the values that begin at an offset."""
        size, room = self.size, _need_bytes(buffer)
        offset = _offset(offset, OverflowError,
                         'Python int too large to convert to C ssize_t')
        if offset < 0 and offset + size > 0:
            raise error('not enough data to unpack %d bytes at offset %d' %
                        (size, offset))
        at = _place(offset, size, room)
        if room - at < size:
            raise error('unpack_from requires a buffer of at least %d bytes '
                        'for unpacking %d bytes at offset %d '
                        '(actual buffer size is %d)' %
                        (at + size, size, at, room))
        return _unpack_at(self._format, buffer, at)

    def iter_unpack(self, buffer, /):
        """Return an iterator over as many tuples as the buffer holds."""
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        room = _need_bytes(buffer)
        if room % self.size:
            raise error('iterative unpacking requires a buffer of a multiple '
                        'of %d bytes' % self.size)
        it = object.__new__(_Tuples)
        it._struct, it._buffer, it._at, it._room = self, buffer, 0, room
        return it


def _struct(format):
    # CPython looks a format up in a dict first.
    hash(format)
    return Struct(format)


@_native.function
def calcsize(format, /):
    """Return the size of what a format describes."""
    return _struct(format).size


@_native.function
def pack(*args):
    """pack(format, *values) -> bytes."""
    if not args:
        raise TypeError('missing format argument')
    return _struct(args[0]).pack(*args[1:])


@_native.function
def pack_into(*args):
    """pack_into(format, buffer, offset, *values): write into a buffer."""
    if not args:
        raise TypeError('missing format argument')
    return _struct(args[0]).pack_into(*args[1:])


@_native.function
def unpack(format, buffer, /):
    """Return a tuple of the values in a buffer of just the size."""
    return _struct(format).unpack(buffer)


@_native.function
def unpack_from(format, /, buffer, offset=0):
    """Return a tuple of the values that begin at an offset."""
    return _struct(format).unpack_from(buffer, offset)


@_native.function
def iter_unpack(format, buffer, /):
    """Return an iterator over as many tuples as the buffer holds."""
    return _struct(format).iter_unpack(buffer)


_native.seal(Struct, _Tuples)
