# SPDX-License-Identifier: GPL-2.0
"""Regular expressions.

A pattern is read into a tree (_Reader), the tree is turned into words
(_Writer), and the words are run by a machine in C. Nodes of the tree
are tuples that begin with what they are.
"""

import copyreg
import enum
import functools
from array import array as _array

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall',
           'finditer', 'compile', 'purge', 'template', 'escape', 'error',
           'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII',
           'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
           'UNICODE', 'NOFLAG', 'RegexFlag']


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


# As plain numbers: what flags are worked with in here.
_I, _L, _M, _S, _U, _X, _DEBUG, _A = 2, 4, 8, 16, 32, 64, 128, 256
_LETTERS = {'i': _I, 'L': _L, 'm': _M, 's': _S, 'x': _X, 'a': _A, 't': 1,
            'u': _U}
_KINDS = _A | _L | _U
_MANY = 0xffffffff
_MAX_GROUPS = 1073741823


class error(Exception):
    """A pattern or a template that is none: what is wrong, and where."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            line = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(line, 0, pos) + 1
            self.colno = pos - pattern.rfind(line, 0, pos)
            msg = '%s at position %d' % (msg, pos)
            if line in pattern:
                msg += ' (line %d, column %d)' % (self.lineno, self.colno)
        super().__init__(msg)


# Reading

_DIGITS = frozenset('0123456789')
_OCTAL = frozenset('01234567')
_HEX = frozenset('0123456789abcdefABCDEF')
_ALPHA = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
_SPACE = frozenset(' \t\n\r\v\f')
_CONTROL = {'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11,
            '\\': 92}
_CLASSES = {'d': 0, 's': 1, 'w': 2, 'D': 8, 'S': 9, 'W': 10}
_CLASS = 0x80000000
_HEX_ESCAPES = {'x': 2, 'u': 4, 'U': 8}


class _Source:
    """A text that is read character by character, escapes as one."""

    def __init__(self, text):
        self.original = text
        self.is_str = isinstance(text, str)
        self.text = text if self.is_str else str(text, 'latin1')
        self.end = 0
        self.step()

    def step(self):
        """What comes next begins at here and ends at end; None is the end."""
        self.here = self.end
        self.next = None
        if self.here < len(self.text):
            self.next = self.text[self.here]
            if self.next == '\\':
                self.next = self.text[self.here:self.here + 2]
                if len(self.next) < 2:
                    raise error('bad escape (end of pattern)', self.original,
                                self.here)
            self.end = self.here + len(self.next)

    def get(self):
        this = self.next
        if this is not None:
            self.step()
        return this

    def take(self, char):
        """Is this what comes next? Then it has been read."""
        if self.next != char:
            return False
        self.step()
        return True

    def while_in(self, chars, most):
        found = ''
        while len(found) < most and self.next in chars:
            found += self.get()
        return found

    def until(self, end, what):
        found = ''
        while True:
            this = self.get()
            if this is None:
                if not found:
                    self.fail('missing ' + what)
                self.fail('missing %s, unterminated name' % end, len(found))
            if this == end:
                if not found:
                    self.fail('missing ' + what, 1)
                return found
            found += this

    def back(self, here):
        self.end = here
        self.step()

    def fail(self, msg, back=0):
        if not self.is_str:
            msg = msg.encode('ascii', 'backslashreplace').decode('ascii')
        raise error(msg, self.original, self.here - back)

    def check_name(self, name, extra):
        if not name.isidentifier():
            self.fail('bad character in group name %r' % name,
                      len(name) + extra)
        if not self.is_str and not name.isascii():
            self.warn('bad character in group name %a at position %d' %
                      (name, self.here - len(name) - extra))

    def warn(self, text, category=DeprecationWarning):
        import warnings
        warnings.warn(text, category, stacklevel=_depth())

    def octal(self, escape):
        value = int(escape[1:], 8)
        if value > 0o377:
            self.fail('octal escape value %s outside of range 0-0o377' %
                      escape, len(escape))
        return value

    def code(self, escape):
        """The character an escape with a number or a name stands for."""
        kind = escape[1]
        if kind in _HEX_ESCAPES and (self.is_str or kind == 'x'):
            width = _HEX_ESCAPES[kind]
            escape += self.while_in(_HEX, width)
            if len(escape) != width + 2:
                self.fail('incomplete escape ' + escape, len(escape))
            value = int(escape[2:], 16)
            if value <= 0x10ffff:
                return value
        elif kind == 'N' and self.is_str:
            if not self.take('{'):
                self.fail('missing {')
            name = self.until('}', 'character name')
            try:
                return ord(('\\N{%s}' % name).encode().decode(
                    'unicode_escape'))
            except UnicodeError:
                pass
            self.fail('undefined character name %r' % name, len(name) + 4)
        elif kind not in _ALPHA and kind not in _DIGITS:
            return ord(kind)
        self.fail('bad escape ' + escape, len(escape))


def _depth():
    """How far up the first frame outside of this module is."""
    import sys
    depth = 2
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get('__name__') == __name__:
        frame = frame.f_back
        depth += 1
    return depth


class _Reader:
    """A pattern, read into a tree."""

    def __init__(self, pattern, flags):
        self.src = _Source(pattern)
        self.flags = flags
        self.names = {}
        self.groups = 1
        self.open = set()
        self.widths = {}
        self.behind = None      # groups there were before a look-behind
        self.later = {}         # groups a condition asks for: where
        self.tree = self.branches(flags & _X, 0)
        src = self.src
        if src.next is not None:
            src.fail('unbalanced parenthesis')
        for group, here in self.later.items():
            if group >= self.groups:
                raise error('invalid group reference %d' % group, pattern,
                            here)

    def branches(self, verbose, depth):
        found = []
        while True:
            found.append(self.sequence(verbose, depth + 1,
                                       not depth and not found))
            if not self.src.take('|'):
                break
            if not depth:
                verbose = self.flags & _X
        return found[0] if len(found) == 1 else [('branch', found)]

    def sequence(self, verbose, depth, first=False):
        src, out = self.src, []
        while src.next is not None and src.next not in '|)':
            start = src.here
            this = src.get()
            if verbose:
                if this in _SPACE:
                    continue
                if this == '#':
                    while this is not None and this != '\n':
                        this = src.get()
                    continue
            if this[0] == '\\':
                out.append(self.escape(this))
            elif this == '[':
                out.append(self.set(start))
            elif this in '*+?{':
                self.repeat(this, start, out)
            elif this == '.':
                out.append(('any',))
            elif this == '(':
                if src.take('?'):
                    node = self.extension(start, verbose, depth,
                                          first and not out)
                    if node == 'flags':
                        verbose = self.flags & _X
                    elif node:
                        out.append(node)
                else:
                    out.append(self.group(start, None, verbose, depth))
            elif this == '^':
                out.append(('at', '^'))
            elif this == '$':
                out.append(('at', '$'))
            else:
                out.append(('char', ord(this)))
        return out

    # escapes

    def escape(self, this):
        kind = this[1]
        if kind in 'bBAZ':
            return 'at', kind
        if kind in _CLASSES:
            return 'set', False, [(_CLASS, _CLASSES[kind])]
        if kind in _CONTROL:
            return 'char', _CONTROL[kind]
        if kind == '0':
            return 'char', self.src.octal(this + self.src.while_in(_OCTAL, 2))
        if kind in _DIGITS:
            return self.number(this)
        return 'char', self.src.code(this)

    def number(self, this):
        src = self.src
        if src.next in _DIGITS:
            this += src.get()
            if this[1] in _OCTAL and this[2] in _OCTAL and src.next in _OCTAL:
                return 'char', src.octal(this + src.get())
        group = int(this[1:])
        if group >= self.groups:
            src.fail('invalid group reference %d' % group, len(this) - 1)
        return self.reference(group, len(this))

    def reference(self, group, back):
        if group in self.open:
            self.src.fail('cannot refer to an open group', back)
        self.check_behind(group)
        return 'ref', group

    def check_behind(self, group):
        if self.behind is None:
            return
        if group in self.open:
            self.src.fail('cannot refer to an open group')
        if group >= self.behind:
            self.src.fail('cannot refer to group defined in the same '
                          'lookbehind subpattern')

    # sets

    def set(self, start):
        src, items = self.src, []
        if src.next == '[':
            self.odd('nested set', src.here)
        negate = src.take('^')
        while True:
            here = src.here
            this = src.get()
            if this is None:
                src.fail('unterminated character set', src.here - start)
            if this == ']' and items:
                break
            low = self.member(this)
            if this in '-&~|' and this == src.next:
                self.odd({'-': 'set difference', '&': 'set intersection',
                          '~': 'set symmetric difference',
                          '|': 'set union'}[this], here) \
                    if this != '-' or items else None
            if not src.take('-'):
                items.append(low)
                continue
            that = src.get()
            if that is None:
                src.fail('unterminated character set', src.here - start)
            if that == ']':
                items += low, (45, 45)
                break
            if that == '-':
                self.odd('set difference', src.here - 2)
            high = self.member(that)
            if _CLASS in (low[0], high[0]) or high[0] < low[0]:
                src.fail('bad character range %s-%s' % (this, that),
                         len(this) + 1 + len(that))
            items.append((low[0], high[0]))
        if len(items) == 1 and items[0][0] == items[0][1]:
            return 'not' if negate else 'char', items[0][0]
        return 'set', negate, items

    def odd(self, what, here):
        self.src.warn('Possible %s at position %d' % (what, here),
                      FutureWarning)

    def member(self, this):
        if this[0] != '\\':
            value = ord(this)
        elif this[1] in _CLASSES:
            return _CLASS, _CLASSES[this[1]]
        elif this[1] in _CONTROL:
            value = _CONTROL[this[1]]
        elif this[1] in _OCTAL:
            value = self.src.octal(this + self.src.while_in(_OCTAL, 2))
        else:
            value = self.src.code(this)
        return value, value

    # repeats

    def counts(self, this):
        """Least and most, or None where the brace begins nothing."""
        src = self.src
        if this != '{':
            return {'*': (0, _MANY), '+': (1, _MANY), '?': (0, 1)}[this]
        if src.next == '}':
            return None
        here = src.here
        low = high = src.while_in(_DIGITS, _MANY)
        if src.take(','):
            high = src.while_in(_DIGITS, _MANY)
        elif not low:
            high = None
        if high is None or not src.take('}'):
            src.back(here)
            return None
        least, most = int(low or 0), int(high) if high else _MANY
        if low and least >= _MANY or high and most >= _MANY:
            raise OverflowError('the repetition number is too large')
        if most < least:
            src.fail('min repeat greater than max repeat', src.here - here)
        return least, most

    def repeat(self, this, start, out):
        src = self.src
        counts = self.counts(this)
        if not counts:
            out.append(('char', 123))
            return
        if not out or out[-1][0] == 'at':
            src.fail('nothing to repeat', src.here - start)
        if out[-1][0] == 'repeat':
            src.fail('multiple repeat', src.here - start)
        body = [out.pop()]
        if body[0][0] == 'group' and not any(body[0][1:4]):
            body = body[0][4]
        how = 1 if src.take('?') else 2 if src.take('+') else 0
        out.append(('repeat', how, *counts, body))

    # groups

    def close(self, start):
        src = self.src
        if not src.take(')'):
            src.fail('missing ), unterminated subpattern', src.here - start)

    def group(self, start, name, verbose, depth):
        number = self.groups
        self.groups += 1
        if self.groups > _MAX_GROUPS:
            self.src.fail('too many groups')
        if name is not None:
            if name in self.names:
                self.src.fail('redefinition of group name %r as group %d; '
                              'was group %d' %
                              (name, number, self.names[name]), len(name) + 1)
            self.names[name] = number
        self.open.add(number)
        body = self.branches(verbose, depth + 1)
        self.close(start)
        self.open.discard(number)
        self.widths[number] = self.width(body)
        return 'group', number, 0, 0, body

    def extension(self, start, verbose, depth, first):
        src = self.src
        this = src.get()
        if this is None:
            src.fail('unexpected end of pattern')
        if this == 'P':
            return self.named(start, verbose, depth)
        if this == '#':
            while True:
                if src.next is None:
                    src.fail('missing ), unterminated comment',
                             src.here - start)
                if src.get() == ')':
                    return None
        if this in '=!<':
            return self.look(this, start, verbose, depth)
        if this == '(':
            return self.condition(start, verbose, depth)
        add = remove = 0
        if this in _LETTERS or this == '-':
            flags = self.inline(this)
            if flags is None:
                if not first:
                    src.fail('global flags not at the start of the '
                             'expression', src.here - start)
                return 'flags'
            add, remove = flags
        elif this not in ':>':
            src.fail('unknown extension ?' + this, len(this) + 1)
        body = self.branches((verbose or add & _X) and not remove & _X,
                             depth + 1)
        self.close(start)
        if this == '>':
            return 'atomic', body
        return 'group', None, add, remove, body

    def named(self, start, verbose, depth):
        src = self.src
        if src.take('<'):
            name = src.until('>', 'group name')
            src.check_name(name, 1)
            return self.group(start, name, verbose, depth)
        if src.take('='):
            name = src.until(')', 'group name')
            src.check_name(name, 1)
            if name not in self.names:
                src.fail('unknown group name %r' % name, len(name) + 1)
            return self.reference(self.names[name], len(name) + 1)
        this = src.get()
        if this is None:
            src.fail('unexpected end of pattern')
        src.fail('unknown extension ?P' + this, len(this) + 2)

    def look(self, this, start, verbose, depth):
        src, outer = self.src, self.behind
        behind = this == '<'
        if behind:
            this = src.get()
            if this is None:
                src.fail('unexpected end of pattern')
            if this not in '=!':
                src.fail('unknown extension ?<' + this, len(this) + 2)
            if outer is None:
                self.behind = self.groups
        body = self.branches(verbose, depth + 1)
        if behind:
            self.behind = outer
        self.close(start)
        if this == '!' and not body:
            return 'fail',
        return 'look', behind, this == '!', body

    def condition(self, start, verbose, depth):
        src = self.src
        name = src.until(')', 'group name')
        if name.isidentifier():
            src.check_name(name, 1)
            group = self.names.get(name)
            if group is None:
                src.fail('unknown group name %r' % name, len(name) + 1)
        else:
            group = _group_number(src, name)
            if not group:
                src.fail('bad group number', len(name) + 1)
            if group >= _MAX_GROUPS:
                src.fail('invalid group reference %d' % group, len(name) + 1)
            self.later.setdefault(group, src.here - len(name) - 1)
        if not (name.isascii() and (name.isdecimal() or name.isidentifier())):
            if not name.isidentifier():
                src.warn('bad character in group name %s at position %d' %
                         (repr(name) if src.is_str else ascii(name),
                          src.here - len(name) - 1))
        self.check_behind(group)
        yes, no = self.sequence(verbose, depth + 1), []
        if src.take('|'):
            no = self.sequence(verbose, depth + 1)
            if src.next == '|':
                src.fail('conditional backref with more than two branches')
        self.close(start)
        return 'if', group, yes, no

    def inline(self, this):
        """Flags to add and remove; None where they are for the whole."""
        src, add, remove = self.src, 0, 0

        def after(what):
            this = src.get()
            if this is None:
                src.fail('missing ' + what)
            return this

        def unknown(this, what):
            src.fail('unknown flag' if this.isalpha() else 'missing ' + what,
                     len(this))

        while this not in ')-:':
            if this not in _LETTERS:
                unknown(this, '-, : or )')
            if this == ('L' if src.is_str else 'u'):
                src.fail("bad inline flags: cannot use '%s' flag with a %s "
                         "pattern" % (this, 'str' if src.is_str else 'bytes'))
            flag = _LETTERS[this]
            add |= flag
            if flag & _KINDS and add & _KINDS != flag:
                src.fail("bad inline flags: flags 'a', 'u' and 'L' are "
                         "incompatible")
            this = after('-, : or )')
        if this == ')':
            self.flags |= add
            return None
        if add & _DEBUG:
            src.fail('bad inline flags: cannot turn on global flag', 1)
        if this == '-':
            this = after('flag')
            if this not in _LETTERS:
                unknown(this, 'flag')
            while this != ':':
                if this not in _LETTERS:
                    unknown(this, ':')
                if _LETTERS[this] & _KINDS:
                    src.fail("bad inline flags: cannot turn off flags 'a', "
                             "'u' and 'L'")
                remove |= _LETTERS[this]
                this = after(':')
        if (add | remove) & 1:
            src.fail('bad inline flags: cannot turn %s global flag' %
                     ('on' if add & 1 else 'off'), 1)
        if add & remove:
            src.fail('bad inline flags: flag turned on and off', 1)
        return add, remove

    def width(self, seq):
        """The least and most characters that a sequence matches."""
        low = high = 0
        for node in seq:
            least, most = self.node_width(node)
            low += least
            high += most
        return min(low, _MANY - 1), min(high, _MANY)

    def node_width(self, node):
        kind = node[0]
        if kind in ('char', 'not', 'set', 'any'):
            return 1, 1
        if kind == 'repeat':
            low, high = self.width(node[4])
            return low * node[2], high * node[3]
        if kind in ('group', 'atomic'):
            return self.width(node[-1])
        if kind == 'ref':
            return self.widths[node[1]]
        if kind in ('branch', 'if'):
            parts = node[1] if kind == 'branch' else node[2:]
            all = [self.width(part) for part in parts]
            return min(a for a, b in all), max(b for a, b in all)
        return 0, 0


def _group_number(src, name):
    try:
        number = int(name)
        if number >= 0:
            return number
    except ValueError:
        pass
    src.fail('bad character in group name %r' % name, len(name) + 1)


# Writing: the operations of the machine

(_FAIL, _SUCCESS, _CHAR, _ANY, _ALL, _SET, _AT, _MARK, _JUMP, _SPLIT, _ONE,
 _INIT, _LOOP, _REF, _IF, _ATOMIC, _ATOMIC_END, _LOOK, _LOOK_END) = range(19)
_PLACES = {'A': 0, '^': 0, '$': 2, 'Z': 4, 'b': 5, 'B': 6}
_FIRST = _MANY - 1      # a match begins where the text does
_HEADER = 12            # words in front of the instructions
_MAP = [0] * 8          # room in a set
_SINGLE = ('char', 'not', 'set', 'any')


class _Writer:
    """A tree, as words for the machine."""

    def __init__(self, reader, flags):
        self.reader = reader
        self.loops = 0
        # groups, loops, where what a match can begin with is, or _FIRST;
        # then room for what the machine works out
        self.out = out = [reader.groups - 1, 0, _MANY] + [0] * 9
        self.sequence(reader.tree, flags)
        out.append(_SUCCESS)
        out[1] = self.loops
        if out[_HEADER] == _AT and not out[_HEADER + 1]:
            out[2] = _FIRST
            return
        starts = self.starts()
        if starts:
            out[2] = len(out)
            out += len(starts), *starts

    def starts(self):
        """Instructions for the first character; None if any may be it."""
        out, todo, seen, found = self.out, [_HEADER], set(), []
        while todo:
            pc = todo.pop()
            if pc in seen:
                continue
            seen.add(pc)
            op = out[pc]
            if op in (_CHAR, _ANY, _ALL, _SET):
                found.append(pc)
            elif op in (_MARK, _INIT, _AT):
                todo.append(pc + 2)
            elif op in (_ATOMIC, _ATOMIC_END):
                todo.append(pc + 1)
            elif op == _JUMP:
                pc = out[pc + 1]
                # Back at a loop: what it repeats can be empty.
                todo.append(out[pc + 5] if out[pc] == _LOOP else pc)
            elif op == _LOOK:
                todo.append(out[pc + 3])
            elif op == _SPLIT:
                todo += out[pc + 1], pc + 2
            elif op == _IF:
                todo += out[pc + 2], pc + 3
            elif op == _ONE:
                found.append(pc + 5)
                if not out[pc + 2]:
                    todo.append(out[pc + 4])
            elif op == _LOOP:
                todo.append(pc + 6)
                if not out[pc + 3]:
                    todo.append(out[pc + 5])
            elif op != _FAIL:
                return None
            if len(found) > 8:
                return None
        return found

    def sequence(self, seq, flags):
        for node in seq:
            getattr(self, node[0])(flags, *node[1:])

    def hole(self):
        """A word to be filled in when it is known where to go."""
        self.out.append(0)
        return len(self.out) - 1

    def fill(self, hole):
        self.out[hole] = len(self.out)

    def case(self, flags):
        if not flags & _I:
            return 0
        return 2 if flags & _U and not flags & _A else 4

    def char(self, flags, c, negate=0):
        case = self.case(flags)
        if case:
            text = chr(c)
            if text.lower() == text.upper() or case == 4 and c > 127:
                case = 0
        if case or negate:
            self.out += _SET, case | negate, 1, *_MAP, c, c
        else:
            self.out += _CHAR, c

    # 'not' cannot be the name of a method in a def statement
    locals()['not'] = lambda self, flags, c: self.char(flags, c, 1)

    def set(self, flags, negate, items):
        ascii = 0 if flags & _U and not flags & _A else 4
        case = self.case(flags)
        if case == 2:
            # CPython's way: capitals beyond the BMP stand for nothing.
            items = [i for i in items if i[0] != i[1] or i[0] <= 0xffff or
                     chr(i[0]).lower() == chr(i[0])]
        self.out += _SET, case | negate, len(items), *_MAP
        for low, high in items:
            self.out += low, high | ascii if low == _CLASS else high

    def any(self, flags):
        self.out.append(_ALL if flags & _S else _ANY)

    def at(self, flags, what):
        place = _PLACES[what]
        if what in '^$':
            place += bool(flags & _M)
        elif what in 'bB' and not (flags & _U and not flags & _A):
            place += 2
        self.out += _AT, place

    def fail(self, flags):
        self.out.append(_FAIL)

    def group(self, flags, number, add, remove, body):
        if add & _KINDS:
            flags &= ~_KINDS
        if number:
            self.out += _MARK, 2 * number - 2
        self.sequence(body, (flags | add) & ~remove)
        if number:
            self.out += _MARK, 2 * number - 1

    def branch(self, flags, parts):
        ends = []
        for part in parts[:-1]:
            self.out.append(_SPLIT)
            other = self.hole()
            self.sequence(part, flags)
            self.out.append(_JUMP)
            ends.append(self.hole())
            self.fill(other)
        self.sequence(parts[-1], flags)
        for end in ends:
            self.fill(end)

    def repeat(self, flags, how, least, most, body):
        out = self.out
        if len(body) == 1 and body[0][0] in _SINGLE:
            out += _ONE, how, least, most
            end = self.hole()
            self.sequence(body, flags)
            self.fill(end)
            return
        register = 2 * self.reader.groups - 1 + 2 * self.loops
        self.loops += 1
        if how == 2:
            out.append(_ATOMIC)
        out += _INIT, register
        top = len(out)
        out += _LOOP, how, least, most
        out[top + 1:top + 1] = register,
        end = self.hole()
        if how == 2:
            self.atomic(flags, body)
        else:
            self.sequence(body, flags)
        out += _JUMP, top
        self.fill(end)
        if how == 2:
            out.append(_ATOMIC_END)

    def ref(self, flags, group):
        self.out += _REF, group - 1, self.case(flags)

    # 'if' likewise
    def condition(self, flags, group, yes, no):
        self.out += _IF, group - 1
        other = self.hole()
        self.sequence(yes, flags)
        self.out.append(_JUMP)
        end = self.hole()
        self.fill(other)
        self.sequence(no, flags)
        self.fill(end)

    locals()['if'] = condition

    def atomic(self, flags, body):
        self.out.append(_ATOMIC)
        self.sequence(body, flags)
        self.out.append(_ATOMIC_END)

    def look(self, flags, behind, negate, body):
        low, high = self.reader.width(body) if behind else (0, 0)
        if low != high:
            raise error('look-behind requires fixed-width pattern')
        self.out += _LOOK, negate | behind << 1, low
        end = self.hole()
        self.sequence(body, flags)
        self.out.append(_LOOK_END)
        self.fill(end)


def _final_flags(is_str, flags):
    if is_str:
        if flags & _L:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if flags & _A and flags & _U:
            raise ValueError('ASCII and UNICODE flags are incompatible')
        return flags if flags & _A else flags | _U
    if flags & _U:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    if flags & _L and flags & _A:
        raise ValueError('ASCII and LOCALE flags are incompatible')
    return flags


def _make(text, flags):
    reader = _Reader(text, flags)
    return _assemble(text, reader,
                     _final_flags(reader.src.is_str, reader.flags))


def _make_choice(texts, flags):
    """A pattern of patterns, each read by itself and in a group."""
    whole = _Reader('', flags)
    parts = []
    for text in texts:
        part = _Reader(text, flags)
        _final_flags(part.src.is_str, part.flags)
        parts.append([('group', whole.groups, 0, 0, part.tree)])
        whole.groups += 1
        whole.widths.update(part.widths)
    if not parts:
        raise RuntimeError('invalid SRE code')
    whole.tree = [('branch', parts)]
    return _assemble(None, whole, flags)


def _assemble(text, reader, flags):
    words = _Writer(reader, flags).out
    by_number = [None] * reader.groups
    for name, number in reader.names.items():
        by_number[number] = name
    return _compile_code(text, flags, _array('I', words).tobytes(),
                         reader.groups - 1, reader.names, tuple(by_number))


Pattern = type(_make('', 0))
Match = type(_make('', 0).match(''))


# Templates

def _template(pattern, repl):
    """A template as a list of texts and numbers of groups."""
    if not isinstance(repl, str):
        try:
            str(repl, 'latin1')
        except TypeError:
            raise TypeError('decoding to str: need a bytes-like object, %s '
                            'found' % type(repl).__name__) from None
    return _read_template(pattern, repl)


@functools.lru_cache(512)
def _read_template(pattern, repl):
    src = _Source(repl)
    out, text = [], []

    def group(number, back):
        if number > pattern.groups:
            src.fail('invalid group reference %d' % number, back)
        if text:
            out.append(''.join(text))
            text.clear()
        out.append(number)

    while src.next is not None:
        this = src.get()
        if this[0] != '\\':
            text.append(this)
            continue
        kind = this[1]
        if kind == 'g':
            if not src.take('<'):
                src.fail('missing <')
            name = src.until('>', 'group name')
            if name.isidentifier():
                src.check_name(name, 1)
                if name not in pattern.groupindex:
                    raise IndexError('unknown group name %r' % name)
                group(pattern.groupindex[name], len(name) + 1)
                continue
            number = _group_number(src, name)
            if number >= _MAX_GROUPS:
                src.fail('invalid group reference %d' % number, len(name) + 1)
            if not (name.isdecimal() and name.isascii()):
                src.warn('bad character in group name %s at position %d' %
                         (repr(name) if src.is_str else ascii(name),
                          src.here - len(name) - 1))
            group(number, len(name) + 1)
        elif kind == '0':
            text.append(chr(int(this[1:] + src.while_in(_OCTAL, 2), 8) & 255))
        elif kind in _DIGITS:
            if src.next in _DIGITS:
                this += src.get()
                if kind in _OCTAL and this[2] in _OCTAL and \
                        src.next in _OCTAL:
                    text.append(chr(src.octal(this + src.get())))
                    continue
            group(int(this[1:]), len(this) - 1)
        elif kind in _CONTROL:
            text.append(chr(_CONTROL[kind]))
        elif kind in _ALPHA:
            src.fail('bad escape ' + this, len(this))
        else:
            text.append(this)
    if text:
        out.append(''.join(text))
    if not src.is_str:
        out = [part.encode('latin1') if type(part) is str else part
               for part in out]
    return out


# Functions

_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled '
                             'pattern')
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError('first argument must be string or compiled pattern')
    if flags & T:
        import warnings
        warnings.warn('The re.TEMPLATE/re.T flag is deprecated as it is an '
                      'undocumented flag without an obvious purpose. '
                      "Don't use it.", DeprecationWarning)
    made = _make(pattern, flags)
    if not flags & _DEBUG:
        if len(_cache) >= _MAXCACHE:
            _cache.pop(next(iter(_cache)), None)
        _cache[type(pattern), pattern, flags] = made
    return made


def compile(pattern, flags=0):
    """Return the object for a regular expression."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """Match at the start of a text: a Match, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Match a whole text: a Match, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Find the first place in a text that matches: a Match, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return a text with every match replaced, or the first count."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """As sub(), with the number of replacements."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split a text at every match, or at the first maxsplit."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return all that matches: texts, or tuples of groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over the Match objects of a text."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forget the patterns and templates kept for reuse."""
    _cache.clear()
    _read_template.cache_clear()


def template(pattern, flags=0):
    """Deprecated: as compile()."""
    import warnings
    warnings.warn('The re.template() function is deprecated as it is an '
                  'undocumented function without an obvious purpose. '
                  'Use re.compile() instead.', DeprecationWarning)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return _compile(pattern, flags | T)


_ESCAPES = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """Put a backslash in front of all that has a meaning in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_ESCAPES)
    return str(pattern, 'latin1').translate(_ESCAPES).encode('latin1')


class Scanner:
    """Cuts a text into pieces: for each, what its rule's action gives."""

    def __init__(self, lexicon, flags=0):
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self.lexicon = lexicon
        self.scanner = _make_choice([text for text, action in lexicon], flags)

    def scan(self, string):
        """Return the results, and the text no rule matches."""
        out, at = [], 0
        for m in iter(self.scanner.scanner(string).match, None):
            if m.end() == at:
                break
            at = m.end()
            action = self.lexicon[m.lastindex - 1][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                out.append(action)
        return out, string[at:]


copyreg.pickle(Pattern, lambda p: (_compile, (p.pattern, p.flags)), _compile)
