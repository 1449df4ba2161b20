# SPDX-License-Identifier: GPL-2.0
"""Files in memory: text and bytes. There are no others."""

__all__ = ["StringIO", "BytesIO", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "open", "IOBase", "TextIOBase",
           "BufferedIOBase", "RawIOBase"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192

open = open


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    """What all files have."""

    _closed = False

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + self._dot)

    _dot = "."

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()

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
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")

    def tell(self):
        self._check()
        return self._pos


class TextIOBase(IOBase):
    encoding = None
    errors = None


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


def _size(size):
    if size is None:
        return -1
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError("argument should be integer or None, not '%s'" %
                        type(size).__name__) from None


class StringIO(TextIOBase):
    """Text in memory."""

    _dot = ""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not %s" %
                            type(initial_value).__name__)
        if newline is not None and not isinstance(newline, str):
            raise TypeError("newline must be str or None, not %s" %
                            type(newline).__name__)
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError("illegal newline value: %r" % (newline,))
        self._newline = newline
        # Pieces written at the end are joined when they are looked at.
        self._text = self._translate(initial_value)
        self._parts = []
        self._pos = 0
        self._len = len(self._text)

    def _translate(self, s):
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
        return None

    @property
    def line_buffering(self):
        return False

    def getvalue(self):
        """All of it."""
        self._check()
        return self._join()

    def write(self, s, /):
        """Write at the current position."""
        if not isinstance(s, str):
            raise TypeError("string argument expected, got '%s'" %
                            type(s).__name__)
        self._check()
        n = len(s)
        s = self._translate(s)
        if self._pos == self._len:
            if s:
                self._parts.append(s)
            self._len += len(s)
        else:
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

    def readline(self, size=-1, /):
        """Read up to the end of a line."""
        self._check()
        size = _size(size)
        text = self._join()
        if self._pos >= len(text):
            return ""
        if self._newline in ("\r", "\r\n"):
            at = text.find(self._newline, self._pos)
            at = at + len(self._newline) if at >= 0 else len(text)
        else:
            at = text.find("\n", self._pos) + 1 or len(text)
        if 0 <= size < at - self._pos:
            at = self._pos + size
        res = text[self._pos:at]
        self._pos = at
        return res

    def truncate(self, pos=None, /):
        """Cut off what is behind a position."""
        self._check()
        pos = self._pos if pos is None else pos.__index__()
        if pos < 0:
            raise ValueError("Negative size value %d" % pos)
        if pos < self._len:
            self._text = self._join()[:pos]
            self._len = pos
        return pos

    def seek(self, pos, whence=0, /):
        """Go to a position."""
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError("Invalid whence (%r, should be 0, 1 or 2)" %
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


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

    def __init__(self, initial_bytes=b""):
        if initial_bytes is None:
            initial_bytes = b""
        if isinstance(initial_bytes, (int, str)):
            raise TypeError("a bytes-like object is required, not '%s'" %
                            type(initial_bytes).__name__)
        self._buf = bytearray(initial_bytes)
        self._pos = 0

    def getvalue(self):
        """All of it."""
        self._check()
        return bytes(self._buf)

    def getbuffer(self):
        self._check()
        return memoryview(self._buf)

    def write(self, b, /):
        """Write at the current position."""
        self._check()
        if isinstance(b, (int, str)):
            raise TypeError("a bytes-like object is required, not '%s'" %
                            type(b).__name__)
        b = bytes(b)
        if self._pos > len(self._buf):
            self._buf += bytes(self._pos - len(self._buf))
        self._buf[self._pos:self._pos + len(b)] = b
        self._pos += len(b)
        return len(b)

    def read(self, size=-1, /):
        """Read that many bytes, or all that are left."""
        self._check()
        size = _size(size)
        end = len(self._buf) if size < 0 else self._pos + size
        res = bytes(self._buf[self._pos:end])
        self._pos += len(res)
        return res

    read1 = read

    def readinto(self, buffer, /):
        """Read into a buffer."""
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        """Read up to the end of a line."""
        self._check()
        size = _size(size)
        at = self._buf.find(b"\n", self._pos) + 1 or len(self._buf)
        if 0 <= size < at - self._pos:
            at = self._pos + size
        res = bytes(self._buf[self._pos:at])
        self._pos += len(res)
        return res

    def truncate(self, size=None, /):
        """Cut off what is behind a position."""
        self._check()
        size = self._pos if size is None else size.__index__()
        if size < 0:
            raise ValueError("negative size value %d" % size)
        del self._buf[size:]
        return size

    def seek(self, pos, whence=0, /):
        """Go to a position."""
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError("negative seek value %d" % pos)
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._buf) + pos)
        else:
            raise ValueError("invalid whence (%r, should be 0, 1 or 2)" %
                             whence)
        return self._pos


# Where CPython has them.
StringIO.__module__ = BytesIO.__module__ = "_io"
