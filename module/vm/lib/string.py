# SPDX-License-Identifier: GPL-2.0
"""Sets of ASCII characters, templates and a formatter that can be changed."""

import re as _re

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords',
           'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the text into words, capitalize each and join them again."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


_absent = {}


class Template:
    """A text in which names behind a delimiter stand for values."""

    delimiter = '$'
    idpattern = '(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        source = cls.__dict__.get('pattern')
        if source is None:
            mark = _re.escape(cls.delimiter)
            source = '%s(?:(?P<escaped>%s)|(?P<named>%s)|{(?P<braced>%s)}|' \
                     '(?P<invalid>))' % (mark, mark, cls.idpattern,
                                         cls.braceidpattern or cls.idpattern)
        cls.pattern = _re.compile(source, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _places(self):
        """For each place: the match, and its name or None."""
        for found in self.pattern.finditer(self.template):
            name = found['named'] or found['braced']
            if name is None and found['escaped'] is None and \
                    found['invalid'] is None:
                raise ValueError('Unrecognized named group in pattern',
                                 self.pattern)
            yield found, name

    def _invalid(self, found):
        at = found.start('invalid')
        lines = self.template[:at].splitlines(keepends=True) or ['']
        column = at - len(''.join(lines[:-1])) if at else 1
        raise ValueError('Invalid placeholder in string: line %d, col %d'
                         % (len(lines), column))

    def _fill(self, mapping, kws, safe):
        out, end = [], 0
        for found, name in self._places():
            out.append(self.template[end:found.start()])
            end = found.end()
            if name is not None:
                try:
                    out.append(str(kws[name] if name in kws else
                                   mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    out.append(found[0])
            elif found['escaped'] is not None:
                out.append(self.delimiter)
            elif safe:
                out.append(found[0])
            else:
                self._invalid(found)
        out.append(self.template[end:])
        return ''.join(out)

    def substitute(self, mapping=_absent, /, **kws):
        """Return the text with values in it; all must be there."""
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_absent, /, **kws):
        """As substitute(); what has no value stays as it is."""
        return self._fill(mapping, kws, True)

    def is_valid(self):
        """Is every delimiter doubled or in front of a name?"""
        return all(found['invalid'] is None for found, _ in self._places())

    def get_identifiers(self):
        """Return the names, each once."""
        return list(dict.fromkeys(name for _, name in self._places() if name))


Template.__init_subclass__()


def _spec_end(text, i):
    # Where the specification that begins at i ends: at its field's brace.
    depth = 1
    while i < len(text):
        if text[i] == '{':
            depth += 1
        elif text[i] == '}':
            depth -= 1
            if not depth:
                return i
        i += 1
    raise ValueError("unmatched '{' in format spec")


def _name_end(text, i):
    # Where the name of a field ends: at what follows it.
    while i < len(text):
        if text[i] in '}:!':
            return i
        if text[i] == '{':
            raise ValueError("unexpected '{' in field name")
        if text[i] == '[':
            i = text.find(']', i)
            if i < 0:
                break
        i += 1
    raise ValueError("expected '}' before end of string")


def _field(text, i):
    # Name, specification, conversion, and where what follows the field begins.
    end = _name_end(text, i)
    name, conversion = text[i:end], None
    if text[end] == '!':
        conversion = text[end + 1:end + 2]
        if not conversion:
            raise ValueError("end of string while looking for conversion "
                             "specifier")
        end += 2
        if text[end:end + 1] not in ('', '}', ':'):
            raise ValueError("expected ':' after conversion specifier")
    if text[end:end + 1] == '}':
        return name, '', conversion, end + 1
    last = _spec_end(text, end + 1)
    return name, text[end + 1:last], conversion, last + 1


class Formatter:

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                out.append(text)
            if name is None:
                continue
            if name == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field '
                                     'numbering')
                name = str(auto)
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field '
                                     'numbering')
                auto = False
            obj, first = self.get_field(name, args, kwargs)
            used.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1,
                                       auto)
            out.append(self.format_field(obj, spec))
        return ''.join(out), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'
                         .format(conversion))

    def parse(self, format_string):
        if not isinstance(format_string, str):
            raise TypeError('expected str, got %s' %
                            type(format_string).__name__)
        return self._parts(format_string)

    def _parts(self, text):
        start = i = 0
        literal = ''
        while i < len(text):
            c = text[i]
            if c not in '{}':
                i += 1
                continue
            literal = text[start:i]
            if text.startswith(c, i + 1):
                yield literal + c, None, None, None
                i += 2
                start = i
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if i + 1 == len(text):
                raise ValueError("Single '{' encountered in format string")
            name, spec, conversion, start = _field(text, i + 1)
            yield literal, name, spec, conversion
            i = start
        if start < len(text):
            yield text[start:], None, None, None

    def get_field(self, field_name, args, kwargs):
        i = 0
        while i < len(field_name) and field_name[i] not in '.[':
            i += 1
        first = field_name[:i]
        if first.isdigit():
            first = int(first)
        obj = self.get_value(first, args, kwargs)
        while i < len(field_name):
            if field_name[i] == '.':
                end = i + 1
                while end < len(field_name) and field_name[end] not in '.[':
                    end += 1
                name = field_name[i + 1:end]
                if not name:
                    raise ValueError('Empty attribute in format string')
                obj = getattr(obj, name)
                i = end
                continue
            end = field_name.find(']', i)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            name = field_name[i + 1:end]
            if not name:
                raise ValueError('Empty attribute in format string')
            obj = obj[int(name) if name.isdigit() else name]
            i = end + 1
            if i < len(field_name) and field_name[i] not in '.[':
                raise ValueError("Only '.' or '[' may follow ']' in format "
                                 "field specifier")
        return obj, first
