# SPDX-License-Identifier: GPL-2.0
"""Text filled into lines, indented and the opposite."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _is_alnum(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return _is_alnum(c) and not c.isdecimal()


def _in_word(c):
    """What a dash can follow: a word and what is written at its end."""
    return c.isalnum() or c in "_!\"'&.,?"


class TextWrapper:
    """How text is broken into lines; wrap() and fill() do it."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="",
                 expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in _SPACE:
                text = text.replace(c, " ")
        return text

    def _is_dash(self, text, i):
        """Two hyphens or more between words begin at i."""
        if text[i:i + 2] != "--" or not i or not _in_word(text[i - 1]):
            return False
        after = len(text) - len(text[i:].lstrip("-"))
        return _is_alnum(text[after:after + 1])

    def _is_hyphen(self, text, i):
        """A line may end behind the hyphen at i."""
        if i < 2 or not _is_letter(text[i - 1]):
            return False
        before = i - 3 if text[i - 2] == "-" else i - 2
        if before < 0 or not _is_letter(text[before]):
            return False
        after = i + 3 if text[i + 2:i + 3] == "-" else i + 2
        return (_is_letter(text[i + 1:i + 2]) and
                _is_letter(text[after:after + 1]))

    def _chunk_end(self, text, i):
        """Where the part that begins at i ends: a word or a part of one."""
        n = len(text)
        if self._is_dash(text, i):
            while text[i] == "-":
                i += 1
            return i
        i += 1
        while i < n and text[i] not in _SPACE:
            if text[i] == "-":
                if self._is_hyphen(text, i):
                    return i + 1
                if self._is_dash(text, i):
                    return i
            i += 1
        return i

    def _split(self, text):
        """Words, and the space between them."""
        chunks, i, n = [], 0, len(text)
        parts = self.break_on_hyphens is True
        while i < n:
            j = i
            if text[i] in _SPACE:
                while j < n and text[j] in _SPACE:
                    j += 1
            elif parts:
                j = self._chunk_end(text, i)
            else:
                while j < n and text[j] not in _SPACE:
                    j += 1
            chunks.append(text[i:j])
            i = j
        return chunks

    def _ends_sentence(self, word):
        if word[-1:] in ("'", '"'):
            word = word[:-1]
        return word[-1:] in (".", "!", "?") and "a" <= word[-2:-1] <= "z"

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and self._ends_sentence(chunks[i]):
                chunks[i + 1] = "  "

    def _long_word(self, chunks, line, length, width):
        room = max(width - length, 0) or (1 if width < 1 else 0)
        if self.break_long_words:
            end, chunk = room, chunks[-1]
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = (self.subsequent_indent if self.max_lines > 1
                      else self.initial_indent)
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            line, length = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                del chunks[-1]
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            last = (not chunks or self.drop_whitespace and len(chunks) == 1
                    and not chunks[0].strip())
            if (self.max_lines is None or len(lines) + 1 < self.max_lines or
                    last and length <= width):
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and \
                        length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line[-1])
                del line[-1]
            else:
                if lines:
                    before = lines[-1].rstrip()
                    if len(before) + len(self.placeholder) <= self.width:
                        lines[-1] = before + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1,
                       **kwargs).fill(" ".join(text.strip().split()))


def _refuse(text):
    try:
        memoryview(text)
    except TypeError:
        raise TypeError("expected string or bytes-like object, got %r"
                        % type(text).__name__) from None
    raise TypeError("cannot use a string pattern on a bytes-like object")


def dedent(text):
    """Take away the white space that all lines begin with."""
    if not isinstance(text, str):
        _refuse(text)
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
            continue
        n = 0
        while n < len(margin) and margin[n:n + 1] == indent[n:n + 1]:
            n += 1
        margin = margin[:n]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Put a prefix in front of the lines that are not blank, or some."""
    if predicate is None:
        predicate = str.strip
    return "".join([(prefix + line if predicate(line) else line)
                    for line in text.splitlines(True)])
