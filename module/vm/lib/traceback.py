# SPDX-License-Identifier: GPL-2.0
"""Texts of exceptions, tracebacks and stacks.

The texts of single entries, marks below the source line included, and of
exceptions without their groups come from C.
"""

import sys
import _traceback

__all__ = ['extract_stack', 'extract_tb', 'format_exception',
           'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last',
           'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']


class _Implicit:
    def __repr__(self):
        return '<implicit>'


_implicit = _Implicit()
_shown_repeats = 3


def _write(lines, file):
    out = sys.stderr if file is None else file
    for line in lines:
        print(line, end='', file=out)


# Entries


class FrameSummary:
    """One entry of a traceback or stack."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno',
                 'name', 'locals', '_line', '_text')

    def __init__(self, filename, lineno, name, *, lookup_line=True,
                 locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self.locals = locals and {key: repr(value)
                                  for key, value in locals.items()}
        self._line = line
        # What C wrote about this entry, and what it was then.
        self._text = None

    @property
    def line(self):
        """The source line, with no space around it."""
        return None if self._line is None else self._line.strip()

    @property
    def _original_line(self):
        return self._line

    def _key(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            other = other._key()
        return (self._key() == other if isinstance(other, tuple)
                else NotImplemented)

    __hash__ = None

    def __len__(self):
        return len(self._key())

    def __iter__(self):
        return iter(self._key())

    def __getitem__(self, pos):
        return self._key()[pos]

    def __repr__(self):
        return (f'<FrameSummary file {self.filename}, line {self.lineno} in '
                f'{self.name}>')


def _summary(frame, lineno, entry, with_locals):
    """An entry for a frame; for one of a traceback, that entry too."""
    code = frame.f_code
    made = FrameSummary(code.co_filename, lineno, code.co_name,
                        line=_traceback.line(code, lineno),
                        locals=frame.f_locals if with_locals else None)
    if entry is not None:
        places = list(code.co_positions())[entry.tb_lasti // 2]
        made.end_lineno, made.colno, made.end_colno = places[1:]
        alone = type(entry)(None, frame, entry.tb_lasti, lineno)
        made._text = made._key(), _traceback.entries(alone)
    return made


def _cut(entries, limit):
    """The first ones, or with a negative limit the last ones."""
    entries = list(entries)
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is None:
            return entries
        limit = max(limit, 0)
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """The entries of a traceback or stack."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True,
                capture_locals=False):
        """Of pairs of a frame and a line."""
        # walk_stack(None) counts the frames between: this makes one more.
        pairs = (tuple(pair) for pair in frame_gen)
        return cls([_summary(frame, lineno, None, capture_locals)
                    for frame, lineno in _cut(pairs, limit)])

    @classmethod
    def from_list(cls, a_list):
        """Of entries, or tuples of a file, a line, a name and a text."""
        return cls([entry if isinstance(entry, FrameSummary) else
                    FrameSummary(*entry[:3], line=entry[3])
                    for entry in a_list])

    def format_frame_summary(self, frame_summary):
        """The text of one entry."""
        known = frame_summary._text
        if known is not None and known[0] == frame_summary._key():
            text = known[1]
        else:
            text = (f'  File "{frame_summary.filename}", line '
                    f'{frame_summary.lineno}, in {frame_summary.name}\n')
            if frame_summary.line:
                text += f'    {frame_summary.line}\n'
        for key, shown in sorted((frame_summary.locals or {}).items()):
            text += f'    {key} = {shown}\n'
        return text

    def format(self):
        """The texts of all, with long repetitions cut."""
        texts = []
        last, count = None, 0
        for entry in [*self, None]:
            place = entry and (entry.filename, entry.lineno, entry.name)
            if place != last:
                more = count - _shown_repeats
                if more > 0:
                    texts.append(f'  [Previous line repeated {more} more time'
                                 f'{"s" if more > 1 else ""}]\n')
                last, count = place, 0
            count += 1
            if entry is not None and count <= _shown_repeats:
                text = self.format_frame_summary(entry)
                if text is not None:
                    texts.append(text)
        return texts


def walk_tb(tb):
    """Pairs of a frame and a line, outermost first."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Pairs of a frame and a line, innermost first."""
    if f is None:
        # This generator and what StackSummary.extract() has above it.
        f = sys._getframe()
        for _ in range(4):
            f = f and f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _extract_tb(tb, limit, with_locals):
    entries = []
    while tb is not None:
        entries.append(tb)
        tb = tb.tb_next
    return StackSummary([_summary(one.tb_frame, one.tb_lineno, one,
                                  with_locals)
                         for one in _cut(entries, limit)])


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return _extract_tb(tb, limit, False)


def extract_stack(f=None, limit=None):
    """The entries of a stack, outermost first."""
    stack = StackSummary.extract(
        walk_stack(sys._getframe(1) if f is None else f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    """The texts of entries."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Write the texts of entries."""
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    """The texts of the entries of a traceback."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Write the entries of a traceback."""
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    """The texts of the entries of a stack."""
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Write the entries of a stack."""
    stack = extract_stack(sys._getframe(1) if f is None else f, limit)
    _write(stack.format(), file)


def clear_frames(tb):
    """Let go of the local variables of all frames of a traceback."""
    for frame, _ in walk_tb(tb):
        try:
            frame.clear()
        except RuntimeError:
            # It runs still.
            continue


# Exceptions


def _text_of(value, what, show=str):
    try:
        return show(value)
    except Exception:
        return f'<{what} {show.__name__}() failed>'


def _is_sequence(o):
    if isinstance(o, (list, tuple)):
        return True
    from collections.abc import Sequence
    return isinstance(o, Sequence)


def _notes_of(exc):
    """The lines of the notes."""
    notes = getattr(exc, '__notes__', None)
    if notes is None:
        return []
    if not _is_sequence(notes):
        return [_text_of(notes, '__notes__', repr)]
    return [line + '\n' for note in notes
            for line in _text_of(note, 'note').split('\n')]


def _name_of(kind):
    if kind.__module__ in ('__main__', 'builtins'):
        return kind.__qualname__
    return f'{kind.__module__}.{kind.__qualname__}'


def _place_of(exc):
    """The lines that show where a SyntaxError is."""
    if exc.lineno is not None:
        yield f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n'
    if exc.text is None:
        return
    line = exc.text.rstrip('\n')
    shown = line.lstrip(' \n\f')
    yield f'    {shown}\n'
    if exc.offset is None:
        return
    end = exc.end_offset or exc.offset
    if end in (-1, exc.offset):
        end = exc.offset + 1
    before = exc.offset - 1 - (len(line) - len(shown))
    if before >= 0:
        space = [c if c.isspace() else ' ' for c in shown[:before]]
        yield f'    {"".join(space)}{"^" * (end - exc.offset)}\n'


def _syntax_error(exc):
    behind = ''
    if exc.lineno is None and exc.filename is not None:
        behind = f' ({exc.filename})'
    return [*_place_of(exc), f'{_name_of(type(exc))}: '
            f'{exc.msg or "<no detail available>"}{behind}\n']


def _naming(exc):
    """The lines that say which exception it is."""
    kind = type(exc)
    if exc is None:
        return ['NoneType: None\n']
    if isinstance(exc, SyntaxError):
        return _syntax_error(exc) + _notes_of(exc)
    text = None
    plain = isinstance(getattr(exc, '__notes__', []), (list, tuple))
    if plain and not isinstance(exc, BaseExceptionGroup):
        # Of a group C would write the members, too, and notes that are
        # something else it writes in its own way.
        try:
            text = _traceback.exception(exc)
        except Exception:
            # A note that cannot be shown.
            if not isinstance(exc, BaseException):
                raise
    if text is None:
        name = _name_of(kind)
        text = _text_of(exc, 'exception')
        return [f'{name}: {text}\n' if text else f'{name}\n', *_notes_of(exc)]
    if exc.__traceback__ is not None:
        text = text.removeprefix('Traceback (most recent call last):\n' +
                                 _traceback.entries(exc.__traceback__))
    # Of what str() gives, lines are not told apart; of notes they are.
    notes = _notes_of(exc)
    after = ''.join(notes)
    if notes:
        for end in (after, after + '\n'):
            text = text.removesuffix(end)
    return [text, *notes]


_because = ('\nThe above exception was the direct cause of the following '
            'exception:\n\n')
_meanwhile = ('\nDuring handling of the above exception, another exception '
              'occurred:\n\n')


class TracebackException:
    """What is to be written about an exception, taken from it at once."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None,
                 lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.exc_type = exc_type
        self.stack = _extract_tb(exc_traceback, limit, capture_locals)
        self._str = _text_of(exc_value, 'exception')
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = (exc_value is not None and
                                     exc_value.__suppress_context__)
        self._lines = _naming(exc_value)
        if isinstance(exc_value, SyntaxError):
            for key in ('filename', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, key, getattr(exc_value, key))
            for key in ('lineno', 'end_lineno'):
                line = getattr(exc_value, key)
                setattr(self, key, None if line is None else str(line))

        self.__cause__ = self.__context__ = self.exceptions = None
        if _seen is not None:
            return
        # Those it leads to, one after the other: chains may be long. Members
        # of groups come first, what they have is theirs.
        options = dict(limit=limit, lookup_lines=lookup_lines,
                       capture_locals=capture_locals, compact=compact,
                       max_group_width=max_group_width,
                       max_group_depth=max_group_depth, _seen=seen)
        work = [(self, exc_value)]
        while work:
            one, exc = work.pop()
            work += one._lead_on(exc, options)

    def _lead_on(self, exc, options):
        """Make those that belong to one; return them and their exceptions."""
        made = []

        def another(exc, again=False):
            # Of what is there already there is no second time.
            if exc is None or (not again and id(exc) in options['_seen']):
                return None
            one = type(self)(type(exc), exc, exc.__traceback__, **options)
            made.append((one, exc))
            return one
        self.__cause__ = another(getattr(exc, '__cause__', None))
        if not (options['compact'] and
                (self.__cause__ or self.__suppress_context__)):
            self.__context__ = another(getattr(exc, '__context__', None))
        if isinstance(exc, BaseExceptionGroup):
            self.exceptions = [another(one, True) for one in exc.exceptions]
        return made

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception alone: type and traceback are its own."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return vars(self) == vars(other)
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The lines that say which exception it is."""
        yield from self._lines

    def _before(self):
        """The one to write first, and what to say between the two."""
        if self.__cause__ is not None:
            return self.__cause__, _because
        if self.__context__ is not None and not self.__suppress_context__:
            return self.__context__, _meanwhile
        return None, None

    def format(self, *, chain=True, _ctx=None):
        """All lines, those of causes and contexts first."""
        yield from self._format(chain, 0)[0]

    def _format(self, chain, depth):
        """The lines inside so many groups, and if the last frame is closed."""
        order = [(self, None)]
        while chain and order[-1][0]._before()[0] is not None:
            order.append(order[-1][0]._before())
        lines, closed = [], False
        while order:
            one, between = order.pop()
            more, closed = one._alone(chain, depth)
            lines += more
            # What one says of its predecessor comes after that one.
            if between is not None:
                lines += _framed([between], depth)
        return lines, closed

    def _alone(self, chain, depth):
        """As _format(), without causes and contexts."""
        top = 'Traceback (most recent call last):\n'
        body = [*self.stack.format(), *self.format_exception_only()]
        if self.exceptions is None:
            if self.stack:
                body.insert(0, top)
            return _framed(body, depth), False
        if depth > self.max_group_depth:
            return _framed(
                [f'... (max_group_depth is {self.max_group_depth})\n'],
                depth), False
        inner = max(depth, 1)
        lines = []
        if self.stack:
            top = 'Exception Group ' + top
            lines = _framed([top], depth) if depth else ['  + ' + top]
        lines += _framed(body, inner)
        closed = False
        width = self.max_group_width
        rest = len(self.exceptions) - width
        parts = self.exceptions[:width] + [None] * (rest > 0)
        edge, dashes = '  ' * inner, '-' * 16
        for place, part in enumerate(parts):
            number = '...' if part is None else place + 1
            lines.append(f'{edge}{"  " if place else "+-"}+{dashes} {number} '
                         f'{dashes}\n')
            if part is not None:
                more, closed = part._format(chain, inner + 1)
            else:
                text = f'and {rest} more exception{"s" if rest > 1 else ""}\n'
                more, closed = _framed([text], inner + 1), False
            lines += more
        if not closed:
            lines.append(f'{edge}  +{"-" * 36}\n')
        return lines, True

    def print(self, *, file=None, chain=True):
        """Write all lines."""
        _write(self.format(chain=chain), file)


def _framed(texts, depth):
    """Texts with the left edge of the groups they are in."""
    if not depth:
        return list(texts)
    edge = '  ' * depth + '| '
    return [''.join([edge + line for line in text.splitlines(True)])
            for text in texts]


def _taken_apart(exc, value, tb):
    """Exception and traceback: one argument may stand for all three."""
    if (value is _implicit) != (tb is _implicit):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError('Exception expected for value, '
                        f'{type(exc).__name__} found')
    return exc, exc.__traceback__


def format_exception_only(exc, /, value=_implicit):
    """The lines that say which exception it is."""
    shown = exc if value is _implicit else value
    made = TracebackException(type(shown), shown, None, compact=True)
    return list(made.format_exception_only())


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None,
                     chain=True):
    """All lines about an exception."""
    value, tb = _taken_apart(exc, value, tb)
    made = TracebackException(type(value), value, tb, limit=limit,
                              compact=True)
    return list(made.format(chain=chain))


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None,
                    file=None, chain=True):
    """Write all lines about an exception."""
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """The text of the exception being handled."""
    return ''.join(format_exception(sys.exception(), limit=limit,
                                    chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Write the text of the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Write the text of the last exception that nobody handled."""
    if hasattr(sys, 'last_type'):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback,
                        limit, file, chain)
    else:
        raise ValueError('no last exception')
