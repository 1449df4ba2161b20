# SPDX-License-Identifier: GPL-2.0
"""Values as JSON text, and back."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder",
           "JSONDecodeError", "JSONEncoder"]

_INFINITY = float("inf")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t",
            "\f": "\\f", "\b": "\\b"}
_MEANING = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n",
            "r": "\r", "t": "\t"}
_SPACE = " \t\n\r"
_DIGITS = "0123456789"


class JSONDecodeError(ValueError):
    """A text that is no JSON: where, by index, line and column."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" %
                            (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


# texts

def _quoted(s, ascii_only):
    out = ['"']
    for c in s:
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif c < " " or (ascii_only and c > "~"):
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
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        open_ones = {} if self.check_circular else None
        return self._value(o, indent, 0, open_ones)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON "
                             "compliant")
        return text

    def _atom(self, o):
        """The text of what has no parts, or None."""
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _value(self, o, indent, level, open_ones):
        text = self._atom(o)
        if text is not None:
            yield text
            return
        if open_ones is not None:
            if id(o) in open_ones:
                raise ValueError("Circular reference detected")
            open_ones[id(o)] = o
        if isinstance(o, (list, tuple)):
            yield from self._list(o, indent, level, open_ones)
        elif isinstance(o, dict):
            yield from self._dict(o, indent, level, open_ones)
        else:
            yield from self._value(self.default(o), indent, level, open_ones)
        if open_ones is not None:
            del open_ones[id(o)]

    def _breaks(self, indent, level):
        """What is between two items, and in front of the first and the end."""
        if indent is None:
            return self.item_separator, "", ""
        start = "\n" + indent * (level + 1)
        return self.item_separator + start, start, "\n" + indent * level

    def _list(self, items, indent, level, open_ones):
        if not items:
            yield "[]"
            return
        between, start, end = self._breaks(indent, level)
        lead = "[" + start
        for item in items:
            text = self._atom(item)
            if text is not None:
                yield lead + text
            else:
                yield lead
                yield from self._value(item, indent, level + 1, open_ones)
            lead = between
        if end:
            yield end
        yield "]"

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {key.__class__.__name__}")

    def _dict(self, dct, indent, level, open_ones):
        if not dct:
            yield "{}"
            return
        between, start, end = self._breaks(indent, level)
        yield "{"
        if start:
            yield start
        lead = None
        items = sorted(dct.items()) if self.sort_keys else dct.items()
        for key, value in items:
            key = self._key(key)
            if key is None:
                continue
            if lead:
                yield lead
            lead = between
            yield _quoted(key, self.ensure_ascii)
            yield self.key_separator
            yield from self._value(value, indent, level + 1, open_ones)
        if end:
            yield end
        yield "}"


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
          allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    """A value as JSON text."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii,
        check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys,
        **kw).encode(obj)


def dump(obj, fp, **kw):
    """Write a value as JSON text with fp.write()."""
    cls = kw.pop("cls", None) or JSONEncoder
    for chunk in cls(**kw).iterencode(obj):
        fp.write(chunk)


# values

class _Reader:
    """One text on its way to a value."""

    def __init__(self, options, text):
        self.options = options
        self.text = text
        self.keys = {}

    def error(self, message, at):
        raise JSONDecodeError(message, self.text, at)

    def space(self, at):
        text = self.text
        while at < len(text) and text[at] in _SPACE:
            at += 1
        return at

    def string(self, at):
        """The str whose quote is in front of @at, and what follows it."""
        text, begin, parts = self.text, at - 1, []
        while True:
            start = at
            while at < len(text) and text[at] not in '"\\' and \
                    text[at] >= " ":
                at += 1
            parts.append(text[start:at])
            if at >= len(text):
                self.error("Unterminated string starting at", begin)
            c = text[at]
            if c == '"':
                return "".join(parts), at + 1
            if c != "\\":
                if self.options.strict:
                    self.error("Invalid control character at", at)
                parts.append(c)
                at += 1
                continue
            at += 1
            if at >= len(text):
                self.error("Unterminated string starting at", begin)
            c = text[at]
            if c != "u":
                if c not in _MEANING:
                    self.error("Invalid \\escape", at - 1)
                parts.append(_MEANING[c])
                at += 1
                continue
            n = self.escape(at + 1)
            at += 5
            if 0xd800 <= n <= 0xdbff and text[at:at + 2] == "\\u":
                low = self.escape(at + 2)
                if 0xdc00 <= low <= 0xdfff:
                    n = 0x10000 + ((n - 0xd800) << 10 | low - 0xdc00)
                    at += 6
            parts.append(chr(n))

    def escape(self, at):
        digits = self.text[at:at + 4]
        if len(digits) == 4 and digits[1] not in "xX":
            try:
                return int(digits, 16)
            except ValueError:
                pass
        self.error("Invalid \\uXXXX escape", at - 1)

    def number(self, at):
        text, start = self.text, at
        if text[at] == "-":
            at += 1
        if at < len(text) and text[at] == "0":
            at += 1
        elif at < len(text) and text[at] in "123456789":
            while at < len(text) and text[at] in _DIGITS:
                at += 1
        else:
            raise StopIteration(start)
        end, real = at, False
        if at + 1 < len(text) and text[at] == "." and text[at + 1] in _DIGITS:
            real = True
            at += 2
            while at < len(text) and text[at] in _DIGITS:
                at += 1
            end = at
        if at < len(text) and text[at] in "eE":
            at += 1
            if at < len(text) and text[at] in "+-":
                at += 1
            if at < len(text) and text[at] in _DIGITS:
                real = True
                while at < len(text) and text[at] in _DIGITS:
                    at += 1
                end = at
        word = text[start:end]
        parse = self.options.parse_float if real else self.options.parse_int
        return parse(word), end

    def value(self, at):
        text = self.text
        if at >= len(text):
            raise StopIteration(at)
        c = text[at]
        if c == '"':
            return self.string(at + 1)
        if c == "{":
            return self.object(at + 1)
        if c == "[":
            return self.array(at + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if text.startswith(word, at):
                return value, at + len(word)
        if c == "-" or c in _DIGITS:
            if not text.startswith("-Infinity", at):
                return self.number(at)
        for word in ("NaN", "Infinity", "-Infinity"):
            if text.startswith(word, at):
                return self.options.parse_constant(word), at + len(word)
        raise StopIteration(at)

    def item(self, at):
        try:
            return self.value(at)
        except StopIteration as e:
            self.error("Expecting value", e.value)

    def array(self, at):
        text, values = self.text, []
        at = self.space(at)
        if text[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self.item(at)
            values.append(value)
            at = self.space(at)
            c = text[at:at + 1]
            if c == "]":
                return values, at + 1
            if c != ",":
                self.error("Expecting ',' delimiter", at)
            at = self.space(at + 1)

    def object(self, at):
        text, pairs = self.text, []
        at = self.space(at)
        if text[at:at + 1] == "}":
            return self.finished(pairs), at + 1
        while True:
            if text[at:at + 1] != '"':
                self.error("Expecting property name enclosed in double quotes",
                           at)
            key, at = self.string(at + 1)
            key = self.keys.setdefault(key, key)
            at = self.space(at)
            if text[at:at + 1] != ":":
                self.error("Expecting ':' delimiter", at)
            value, at = self.item(self.space(at + 1))
            pairs.append((key, value))
            at = self.space(at)
            c = text[at:at + 1]
            if c == "}":
                return self.finished(pairs), at + 1
            if c != ",":
                self.error("Expecting ',' delimiter", at)
            at = self.space(at + 1)

    def finished(self, pairs):
        if self.options.object_pairs_hook is not None:
            return self.options.object_pairs_hook(pairs)
        made = dict(pairs)
        if self.options.object_hook is not None:
            made = self.options.object_hook(made)
        return made


class JSONDecoder:
    """What turns text into values."""

    def __init__(self, *, object_hook=None, parse_float=None,
                 parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {
            "NaN": float("nan"), "Infinity": _INFINITY,
            "-Infinity": -_INFINITY}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        reader = _Reader(self, s)
        obj, end = self.raw_decode(s, idx=reader.space(0))
        end = reader.space(end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            return _Reader(self, s).value(idx)
        except StopIteration as e:
            raise JSONDecodeError("Expecting value", s, e.value) from None


def detect_encoding(b):
    """Which UTF bytes are in: by their mark, or by where the zeros are."""
    for mark, name in ((b"\0\0\xfe\xff", "utf-32"),
                       (b"\xff\xfe\0\0", "utf-32"), (b"\xfe\xff", "utf-16"),
                       (b"\xff\xfe", "utf-16"),
                       (b"\xef\xbb\xbf", "utf-8-sig")):
        if b.startswith(mark):
            return name
    if len(b) < 4 and len(b) != 2 or b[0] and b[1]:
        return "utf-8"
    if not b[0]:
        wide = len(b) >= 4 and not b[1]
        return "utf-32-be" if wide else "utf-16-be"
    wide = len(b) >= 4 and not (b[2] or b[3])
    return "utf-32-le" if wide else "utf-16-le"


def loads(s, *, cls=None, object_hook=None, parse_float=None,
          parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """The value that a JSON text says."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using "
                                  "utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError("the JSON object must be str, bytes or bytearray, "
                            f"not {s.__class__.__name__}")
        s = s.decode(detect_encoding(s), "surrogatepass")
    for name, value in (("object_hook", object_hook),
                        ("parse_float", parse_float),
                        ("parse_int", parse_int),
                        ("parse_constant", parse_constant),
                        ("object_pairs_hook", object_pairs_hook)):
        if value is not None:
            kw[name] = value
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """The value that the JSON text of fp.read() says."""
    return loads(fp.read(), **kw)
