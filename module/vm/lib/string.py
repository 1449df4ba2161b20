# SPDX-License-Identifier: GPL-2.0
"""Sets of ASCII characters, templates and a formatter that can be changed."""

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
    """A string class for supporting $-substitutions."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _parts(self):
        # Pairs: text and None, or text that stands for a name, and the name;
        # a delimiter that begins nothing has an empty name.
        text, mark = self.template, self.delimiter
        start = 0
        while True:
            at = text.find(mark, start)
            if at < 0:
                yield text[start:], None
                return
            yield text[start:at], None
            rest = at + len(mark)
            if text.startswith(mark, rest):
                yield mark, None
                start = rest + len(mark)
                continue
            braced = text.startswith('{', rest)
            end = first = rest + braced
            while end < len(text) and text[end].isascii() and (
                    text[end] == '_' or text[end].isalpha()
                    or (end > first and text[end].isdigit())):
                end += 1
            if end == first or (braced and not text.startswith('}', end)):
                yield mark, ''
                start = rest
                continue
            yield text[at:end + braced], text[first:end]
            start = end + braced

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d'
                         % (line, column))

    def _fill(self, mapping, kws, safe):
        out = []
        at = 0
        for text, name in self._parts():
            if name == '' and not safe:
                self._invalid(at + len(text))
            if name:
                try:
                    value = kws[name] if name in kws else mapping[name]
                    out.append(str(value))
                except KeyError:
                    if not safe:
                        raise
                    out.append(text)
            else:
                out.append(text)
            at += len(text)
            if name is None and text == self.delimiter:
                at += len(text)
        return ''.join(out)

    def substitute(self, mapping=_absent, /, **kws):
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_absent, /, **kws):
        return self._fill(mapping, kws, True)

    def is_valid(self):
        return all(name != '' for text, name in self._parts())

    def get_identifiers(self):
        names = {}
        for text, name in self._parts():
            if name:
                names[name] = None
        return list(names)


def _scan(text, i):
    # The field that begins behind the brace at i - 1: where it ends.
    depth = 1
    while i < len(text):
        if text[i] == '{':
            depth += 1
        elif text[i] == '}':
            depth -= 1
            if not depth:
                return i
        i += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    # Name, conversion and specification.
    depth = 0
    for i, c in enumerate(field):
        if c == '[':
            depth += 1
        elif c == ']':
            depth -= 1
        elif depth <= 0 and c in '!:':
            break
    else:
        return field, '', None
    name = field[:i]
    if c == ':':
        return name, field[i + 1:], None
    if i + 1 >= len(field):
        raise ValueError("end of string while looking for conversion "
                         "specifier")
    conversion = field[i + 1]
    if i + 2 < len(field):
        if field[i + 2] != ':':
            raise ValueError("expected ':' after conversion specifier")
        return name, field[i + 3:], conversion
    return name, '', conversion


class Formatter:

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
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
        text = format_string
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
            end = _scan(text, i + 1)
            name, spec, conversion = _split_field(text[i + 1:end])
            yield literal, name, spec, conversion
            i = start = end + 1
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
