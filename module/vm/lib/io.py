# SPDX-License-Identifier: GPL-2.0
"""Files in memory: text and bytes. There are no others."""

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "BytesIO",
           "StringIO", "BufferedIOBase", "TextIOBase", "UnsupportedOperation",
           "SEEK_SET", "SEEK_CUR", "SEEK_END"]

import _native
from operator import index as _index

# The largest position there can be.
_LIMIT = 2 ** 63 - 1

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192

open = open
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all files have."""

    __slots__ = ("_closed", "__dict__", "__weakref__")

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        # A class with an __init__() of its own is made when that has run.
        self._closed = None if hasattr(cls, "getvalue") else False
        return self

    @property
    def closed(self):
        self._check_made()
        return self._closed

    def close(self):
        self._closed = True

    def _check_made(self):
        if self._closed is None:
            raise ValueError("I/O operation on uninitialized object")

    def _check(self):
        if self._closed is not False:
            self._check_made()
            raise ValueError("I/O operation on closed file" + self._dot)

    _dot = "."

    def _check_open(self):
        # What is not a text's own business says it with a full stop.
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
        hint = _size(hint)
        self._check_open()
        lines = []
        left = hint
        for line in self:
            lines.append(line)
            if hint > 0:
                if len(line) > left:
                    break
                left -= len(line)
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        self._check_open()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")

    def tell(self):
        self._check()
        return self._pos


class TextIOBase(IOBase):
    __slots__ = ()
    encoding = None
    errors = None


class RawIOBase(IOBase):
    __slots__ = ()


class BufferedIOBase(IOBase):
    __slots__ = ()


def _state(file, state, n):
    # Checked before anything is taken from it.
    if not isinstance(state, tuple) or len(state) < n:
        raise TypeError("%s.__setstate__ argument should be %d-tuple, got %s" %
                        ("_io." + type(file).__name__, n,
                         type(state).__name__))
    return state[:n]


def _at(pos, said):
    if not isinstance(pos, int):
        raise TypeError(said % type(pos).__name__)
    pos = _ssize(pos)
    if pos < 0:
        raise ValueError("position value cannot be negative")
    return pos


def _add_names(file, names, place):
    if names is None:
        return
    if not isinstance(names, dict):
        raise TypeError("%s item of state should be a dict, got a %s" %
                        (("third", "fourth")[place - 2],
                         type(names).__name__))
    file.__dict__.update(names)


def _state_of(file, *state):
    names = file.__dict__
    return *state, names.copy() if names else None


def _whence(value):
    value = _index(value)
    if not -0x80000000 <= value <= 0x7fffffff:
        raise OverflowError("Python int too large to convert to C int")
    return value


def _ssize(value):
    """A position: what fits into a C ssize_t."""
    value = _index(value)
    if not -_LIMIT - 1 <= value <= _LIMIT:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return value


def _size(size):
    """A number of things, -1 for None."""
    if size is None:
        return -1
    if not hasattr(type(size), "__index__"):
        raise TypeError("argument should be integer or None, not '%s'" %
                        type(size).__name__)
    size = _index(size)
    if not -_LIMIT - 1 <= size <= _LIMIT:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return size


def _octets(data):
    """A flat view of what has bytes."""
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError("a bytes-like object is required, not '%s'" %
                        type(data).__name__) from None
    return view.cast("B") if view.c_contiguous else memoryview(view.tobytes())


@_native.name
class StringIO(TextIOBase):
    """Text in memory."""

    __module__ = "_io"
    __slots__ = ("_newline", "_text", "_parts", "_pos", "_len", "_seen")
    _dot = ""

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError("newline must be str or None, not %s" %
                            type(newline).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %r" % (newline,))
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not %s" %
                            type(initial_value).__name__)
        self._closed = False
        self._newline = newline
        self._seen = set()
        # Pieces written at the end are joined when they are looked at.
        self._text = self._translate(initial_value or "")
        self._parts = []
        self._pos = 0
        self._len = len(self._text)

    def _translate(self, s):
        if not self._newline and ("\n" in s or "\r" in s):
            pairs = s.count("\r\n")
            for end, n in (("\r", s.count("\r") - pairs),
                           ("\n", s.count("\n") - pairs), ("\r\n", pairs)):
                if n:
                    self._seen.add(end)
            if self._newline is None:
                return s.replace("\r\n", "\n").replace("\r", "\n")
        if self._newline in ("\r", "\r\n"):
            return s.replace("\n", self._newline)
        return s

    def _join(self):
        if self._parts:
            self._parts.insert(0, self._text)
            self._text = "".join(self._parts)
            self._parts = []
        return self._text

    @property
    def newlines(self):
        self._check()
        seen = tuple(end for end in ("\r", "\n", "\r\n") if end in self._seen)
        return seen if len(seen) > 1 else seen[0] if seen else None

    @property
    def line_buffering(self):
        self._check()
        return False

    def getvalue(self):
        """All of it."""
        self._check()
        return self._join()

    def __getstate__(self):
        return _state_of(self, self.getvalue(), self._newline, self._pos)

    def __setstate__(self, state):
        # It may not have been made yet, but not be closed.
        if self._closed:
            self._check()
        value, newline, pos, names = _state(self, state, 4)
        StringIO.__init__(self, value, newline)
        self._text = value or ""
        self._len = len(self._text)
        self._pos = _at(pos,
                        "third item of state must be an integer, got %s")
        _add_names(self, names, 3)

    def write(self, s, /):
        """Write at the current position."""
        if not isinstance(s, str):
            self._check_made()
            raise TypeError("string argument expected, got '%s'" %
                            type(s).__name__)
        self._check()
        n = len(s)
        s = self._translate(s)
        if self._pos == self._len:
            if s:
                self._parts.append(s)
            self._len += len(s)
        elif s:
            if self._pos + len(s) > _LIMIT:
                raise OverflowError("new position too large")
            text = self._join()
            if self._pos > len(text):
                text += "\0" * (self._pos - len(text))
            self._text = text[:self._pos] + s + text[self._pos + len(s):]
            self._len = len(self._text)
        self._pos += len(s)
        return n

    def read(self, size=-1, /):
        """Read that many characters, or all that are left."""
        self._check()
        size = _size(size)
        text = self._join()
        end = len(text) if size < 0 else self._pos + size
        res = text[self._pos:end]
        self._pos += len(res)
        return res

    def _line_end(self, text):
        ends = ("\r", "\n") if self._newline == "" else (
            (self._newline or "\n"),)
        found = [at for at in (text.find(end, self._pos) for end in ends)
                 if at >= 0]
        if not found:
            return len(text)
        at = min(found)
        if len(ends) == 1:
            return at + len(ends[0])
        return at + 1 + (text[at:at + 2] == "\r\n")

    def readline(self, size=-1, /):
        """Read up to the end of a line."""
        self._check()
        size = _size(size)
        text = self._join()
        if self._pos >= len(text):
            return ""
        at = self._line_end(text)
        if 0 <= size < at - self._pos:
            at = self._pos + size
        res = text[self._pos:at]
        self._pos = at
        return res

    def truncate(self, pos=None, /):
        """Cut off what is behind a position."""
        self._check()
        pos = self._pos if pos is None else _size(pos)
        if pos < 0:
            raise ValueError("Negative size value %d" % pos)
        if pos < self._len:
            self._text = self._join()[:pos]
            self._len = pos
        return pos

    def seek(self, pos, whence=0, /):
        """Go to a position."""
        pos, whence = _ssize(pos), _whence(whence)
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError("Invalid whence (%d, should be 0, 1 or 2)" %
                             whence)
        if pos < 0 and whence == 0:
            raise ValueError("Negative seek position %d" % pos)
        if whence != 0 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._pos = pos
        elif whence == 2:
            self._pos = self._len
        return self._pos


@_native.name
class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    __module__ = "_io"
    __slots__ = ("_buf", "_value", "_pos", "_viewed")

    def __init__(self, initial_bytes=b""):
        if self._closed is not None:
            self._check_views()
        self._viewed = False
        if initial_bytes is None:
            initial_bytes = b""
        self._closed = False
        self._buf = bytearray(_octets(initial_bytes))
        # Bytes that are the same, as long as nothing is written.
        self._value = initial_bytes if type(initial_bytes) is bytes else None
        self._pos = 0

    def getvalue(self):
        """All of it."""
        self._check()
        try:
            self._check_views()
        except BufferError:
            # What a view can still change is not kept.
            return bytes(self._buf)
        if self._value is None or len(self._value) != len(self._buf):
            self._value = bytes(self._buf)
        return self._value

    def _check_views(self):
        # What is seen through a view cannot be resized, and says so.
        if self._viewed:
            self._buf.append(0)
            del self._buf[-1]
            self._viewed = False

    def getbuffer(self):
        self._check()
        self._value = None
        self._viewed = True
        return memoryview(self._buf)

    def __getstate__(self):
        return _state_of(self, self.getvalue(), self._pos)

    def __setstate__(self, state):
        value, pos, names = _state(self, state, 3)
        if self._closed is not None:
            self._check()
        BytesIO.__init__(self)
        self.write(value)
        self._pos = _at(pos,
                        "second item of state must be an integer, not %s")
        _add_names(self, names, 2)

    def write(self, b, /):
        """Write at the current position."""
        self._check()
        self._check_views()
        b = _octets(b)
        if not len(b):
            return 0
        if self._pos + len(b) > _LIMIT:
            raise OverflowError("new buffer size too large")
        if self._pos > len(self._buf):
            self._buf += bytes(self._pos - len(self._buf))
        self._value = None
        self._buf[self._pos:self._pos + len(b)] = b
        self._pos += len(b)
        return len(b)

    def _take(self, end):
        if not self._pos and end >= len(self._buf) > 1:
            res = self.getvalue()
        else:
            res = bytes(self._buf[self._pos:end])
        self._pos += len(res)
        return res

    def read(self, size=-1, /):
        """Read that many bytes, or all that are left."""
        self._check()
        size = _size(size)
        return self._take(len(self._buf) if size < 0 else self._pos + size)

    read1 = read

    def __iter__(self):
        return self

    def flush(self):
        self._check()

    def close(self):
        # A view of it would outlive what it shows.
        if not self._closed:
            self._check_views()
            self._buf.clear()
            self._value = None
        self._closed = True

    def readinto(self, buffer, /):
        """Read into a buffer."""
        return self._read_into(buffer, "readinto")

    def readinto1(self, buffer, /):
        """The same: there is nothing to wait for."""
        return self._read_into(buffer, "readinto1")

    def _read_into(self, buffer, who):
        try:
            view = memoryview(buffer)
            if view.readonly:
                raise TypeError
        except TypeError:
            raise TypeError(
                who + "() argument must be read-write bytes-like object, "
                "not " + ("None" if buffer is None else
                          type(buffer).__name__)) from None
        self._check()
        data = self._buf[self._pos:self._pos + view.nbytes]
        view.cast("B")[:len(data)] = data
        self._pos += len(data)
        return len(data)

    def isatty(self):
        self._check()
        return False

    def readline(self, size=-1, /):
        """Read up to the end of a line."""
        self._check()
        size = _size(size)
        at = self._buf.find(b"\n", self._pos) + 1 or len(self._buf)
        if 0 <= size < at - self._pos:
            at = self._pos + size
        return self._take(at)

    def readlines(self, size=None, /):
        """The lines that are left; enough of them for a number of bytes."""
        self._check()
        if size is not None and not isinstance(size, int):
            raise TypeError("integer argument expected, got '%s'" %
                            type(size).__name__)
        most = 0 if size is None else _ssize(size)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if 0 < most <= total:
                break
        return lines

    def truncate(self, size=None, /):
        """Cut off what is behind a position."""
        self._check()
        self._check_views()
        size = self._pos if size is None else _size(size)
        if size < 0:
            raise ValueError("negative size value %d" % size)
        if size < len(self._buf):
            self._value = None
            del self._buf[size:]
        return size

    def seek(self, pos, whence=0, /):
        """Go to a position."""
        pos, whence = _ssize(pos), _whence(whence)
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError("invalid whence (%d, should be 0, 1 or 2)" %
                             whence)
        if pos < 0 and whence == 0:
            raise ValueError("negative seek value %d" % pos)
        pos += (0, self._pos, len(self._buf))[whence]
        if pos > _LIMIT:
            raise OverflowError("new position too large")
        self._pos = max(0, pos)
        return self._pos


_native.seal(BytesIO, StringIO)
