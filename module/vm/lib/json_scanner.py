# SPDX-License-Identifier: GPL-2.0
"""JSON text on its way to a value."""

import _native

__all__ = ["make_scanner"]

_MEANING = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n",
            "r": "\r", "t": "\t"}
_SPACE = " \t\n\r"
_DIGITS = "0123456789"


def _check_text(text):
    if not isinstance(text, str):
        raise TypeError("first argument must be a string, not " +
                        type(text).__name__)


def _after_space(text, at):
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


class _Reader:
    """One text on its way to a value."""

    def __init__(self, text, strict, options=None):
        self.options = options
        self.strict = strict
        self.text = text
        self.keys = {}

    def error(self, message, at):
        from json.decoder import JSONDecodeError
        raise JSONDecodeError(message, self.text, at)

    def space(self, at):
        return _after_space(self.text, at)

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
                if self.strict:
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


@_native.name
class Scanner:
    """What reads one value of a text, as a decoder's attributes say."""

    __module__ = "_json"
    __slots__ = ("strict", "object_hook", "object_pairs_hook", "parse_float",
                 "parse_int", "parse_constant")

    def __init__(self, context):
        self.strict = bool(context.strict)
        for name in self.__slots__[1:]:
            setattr(self, name, getattr(context, name))

    def __call__(self, string, idx):
        _check_text(string)
        if idx < 0:
            raise ValueError("idx cannot be negative")
        return _Reader(string, self.strict, self).value(idx)


make_scanner = c_make_scanner = Scanner
del Scanner
