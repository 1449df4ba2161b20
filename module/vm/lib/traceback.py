# SPDX-License-Identifier: GPL-2.0
"""Texts of exceptions, tracebacks and stacks."""

import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception",
           "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception",
           "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException",
           "walk_stack", "walk_tb", "print_list"]

_none = object()


class FrameSummary:
    """One entry of a traceback or stack."""

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.locals = None if locals is None else \
            {k: repr(v) for k, v in locals.items()}
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._line = line

    @property
    def line(self):
        return self._line and self._line.strip()

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __repr__(self):
        return "<FrameSummary file %s, line %d in %s>" % (
            self.filename, self.lineno, self.name)


def _summary(frame, lineno):
    code = frame.f_code
    return FrameSummary(code.co_filename, lineno, code.co_name,
                        line=_traceback.line(code, lineno))


class StackSummary(list):
    """Entries of a traceback or stack."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        return cls([_summary(f, n) for f, n in frame_gen])

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format(self):
        lines = []
        for f in self:
            text = '  File "%s", line %s, in %s\n' % (f.filename, f.lineno,
                                                     f.name)
            if f.line:
                text += "    %s\n" % f.line
            lines.append(text)
        return lines


def walk_tb(tb):
    """Pairs of a frame and a line, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Pairs of a frame and a line, innermost first."""
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _cut(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary.extract(_cut(list(walk_tb(tb)), limit))


def extract_stack(f=None, limit=None):
    """The entries of a stack, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    frames = list(walk_stack(f))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    frames.reverse()
    return StackSummary.extract(frames)


def _split(text):
    """A text of entries as a list with one string for each."""
    entries = []
    for line in text.splitlines(True):
        if line.startswith("  File ") or line.startswith("  ["):
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def format_tb(tb, limit=None):
    """Texts of the entries of a traceback."""
    if tb is None:
        return []
    return _cut(_split(_traceback.entries(tb)), limit)


def print_tb(tb, limit=None, file=None):
    """Write the entries of a traceback."""
    _write(format_tb(tb, limit), file)


def format_list(extracted_list):
    """Texts of entries."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Write entries."""
    _write(format_list(extracted_list), file)


def format_stack(f=None, limit=None):
    """Texts of the entries of a stack."""
    if f is None:
        f = sys._getframe().f_back
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Write the entries of a stack."""
    if f is None:
        f = sys._getframe().f_back
    _write(extract_stack(f, limit).format(), file)


def _write(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


def _exception_of(exc, value):
    if value is _none:
        return exc
    return value


def _without_traceback(exc):
    """The lines of an exception without those of its traceback."""
    text = _traceback.exception(exc)
    if exc.__traceback__ is not None:
        head = "Traceback (most recent call last):\n" + \
            _traceback.entries(exc.__traceback__)
        text = text[len(head):] if text.startswith(head) else text
    return text.splitlines(True)


def format_exception_only(exc, /, value=_none):
    """The lines that name an exception."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _without_traceback(exc)


def format_exception(exc, /, value=_none, tb=_none, limit=None, chain=True):
    """All lines about an exception."""
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    lines = []
    _format_chain(exc, exc.__traceback__ if tb is _none else tb, limit,
                  chain, lines, set())
    return lines


def _format_chain(exc, tb, limit, chain, lines, seen):
    seen.add(id(exc))
    if chain:
        cause, context = exc.__cause__, exc.__context__
        if cause is not None and id(cause) not in seen:
            _format_chain(cause, cause.__traceback__, limit, chain, lines,
                          seen)
            lines.append("\nThe above exception was the direct cause of the "
                         "following exception:\n\n")
        elif (cause is None and context is not None and
              not exc.__suppress_context__ and id(context) not in seen):
            _format_chain(context, context.__traceback__, limit, chain,
                          lines, seen)
            lines.append("\nDuring handling of the above exception, another "
                         "exception occurred:\n\n")
    if tb is not None:
        lines.append("Traceback (most recent call last):\n")
        lines += format_tb(tb, limit)
    lines += _without_traceback(exc)


def print_exception(exc, /, value=_none, tb=_none, limit=None, file=None,
                    chain=True):
    """Write all lines about an exception."""
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return "".join(format_exception(sys.exception(), limit=limit,
                                    chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Write the text of the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Write the text of the last exception nobody has caught."""
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Clear the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception, ready for formatting."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 **options):
        self.exc_type = exc_type
        self._exc = exc_value
        self._tb = exc_traceback
        self._limit = limit
        self.stack = extract_tb(exc_traceback, limit)
        self._lines = format_exception_only(exc_value)
        self._str = str(exc_value)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__, **options)

    def __str__(self):
        return self._str

    def format_exception_only(self):
        return iter(self._lines)

    def format(self, *, chain=True):
        return iter(format_exception(type(self._exc), self._exc, self._tb,
                                     self._limit, chain))

    def print(self, *, file=None, chain=True):
        _write(self.format(chain=chain), file)
