# SPDX-License-Identifier: GPL-2.0
"""Values as JSON text."""

import _native

INFINITY = float("inf")
ESCAPE_DCT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t",
              "\f": "\\f", "\b": "\\b"}
for _i in range(0x20):
    ESCAPE_DCT.setdefault(chr(_i), f"\\u{_i:04x}")
del _i


def _quoted(s, ascii_only):
    if not isinstance(s, str):
        raise TypeError("first argument must be a string, not " +
                        type(s).__name__)
    out = ['"']
    for c in s:
        if c in ESCAPE_DCT:
            out.append(ESCAPE_DCT[c])
        elif ascii_only and c > "~":
            n = ord(c)
            if n > 0xffff:
                n -= 0x10000
                out.append("\\u%04x\\u%04x" % (0xd800 | n >> 10,
                                               0xdc00 | n & 0x3ff))
            else:
                out.append("\\u%04x" % n)
        else:
            out.append(c)
    out.append('"')
    return "".join(out)


@_native.function
def encode_basestring(s, /):
    """A str as JSON text."""
    return _quoted(s, False)


@_native.function
def encode_basestring_ascii(s, /):
    """A str as JSON text of ASCII only."""
    return _quoted(s, True)


c_encode_basestring = encode_basestring
c_encode_basestring_ascii = encode_basestring_ascii


class _Writer:
    """One value on its way to text, as an encoder says."""

    def __init__(self, encoder, at_once):
        self.encoder = encoder
        self.open_ones = {} if encoder.check_circular else None
        self.ascii_only = bool(encoder.ensure_ascii)
        self.indent = encoder.indent
        if self.indent is not None and not isinstance(self.indent, str):
            self.indent = " " * self.indent
        # What is written at once is told now what may be asked for later.
        tell = bool if at_once and self.indent is None else lambda said: said
        self.sort_keys = tell(encoder.sort_keys)
        self.skipkeys = tell(encoder.skipkeys)
        self.allow_nan = tell(encoder.allow_nan)

    def float(self, o):
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON "
                             "compliant")
        return text

    def atom(self, o):
        """The text of what has no parts, or None."""
        if isinstance(o, str):
            return _quoted(o, self.ascii_only)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float(o)
        return None

    def value(self, o, level):
        open_ones = self.open_ones
        text = self.atom(o)
        if text is not None:
            yield text
            return
        if open_ones is not None:
            if id(o) in open_ones:
                raise ValueError("Circular reference detected")
            open_ones[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self.list(o, level)
        elif isinstance(o, dict):
            yield from self.dict(o, level)
        else:
            yield from self.value(self.encoder.default(o), level)
        if open_ones is not None:
            del open_ones[id(o)]

    def breaks(self, level):
        """What is between two items, and in front of the first and the end."""
        comma = self.encoder.item_separator
        if self.indent is None:
            return comma, "", ""
        start = "\n" + self.indent * (level + 1)
        return comma + start, start, "\n" + self.indent * level

    def list(self, items, level):
        if not items:
            yield "[]"
            return
        between, start, end = self.breaks(level)
        lead = "[" + start
        for item in items:
            text = self.atom(item)
            if text is not None:
                yield lead + text
            else:
                yield lead
                yield from self.value(item, level + 1)
            lead = between
        if end:
            yield end
        yield "]"

    def key(self, key):
        text = key if isinstance(key, str) else self.atom(key)
        if text is not None or self.skipkeys:
            return text
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {key.__class__.__name__}")

    def dict(self, dct, level):
        if not dct:
            yield "{}"
            return
        between, start, end = self.breaks(level)
        yield "{"
        if start:
            yield start
        lead = None
        items = sorted(dct.items()) if self.sort_keys else dct.items()
        for key, value in items:
            key = self.key(key)
            if key is None:
                continue
            if lead:
                yield lead
            lead = between
            yield _quoted(key, self.ascii_only)
            yield self.encoder.key_separator
            yield from self.value(value, level + 1)
        if end:
            yield end
        yield "}"


class JSONEncoder:
    """What turns values into text."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True,
                 check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} "
                        f"is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        return _Writer(self, _one_shot).value(o, 0)
