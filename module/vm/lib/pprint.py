# SPDX-License-Identifier: GPL-2.0
"""Big values over several lines."""

import collections
import dataclasses
import io
import sys
import types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr",
           "PrettyPrinter", "pp"]


class _Key:
    # Puts what cannot be compared in some order, by type and place.
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            a, b = [(str(type(k.value)), id(k.value)) for k in (self, other)]
            return a < b


def _item_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def pprint(object, stream=None, indent=1, width=80, depth=None, *,
           compact=False, sort_dicts=True, underscore_numbers=False):
    """Print a value, over several lines if it is big."""
    PrettyPrinter(indent, width, depth, stream, compact=compact,
                  sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False,
            sort_dicts=True, underscore_numbers=False):
    """The text that pprint() would print."""
    return PrettyPrinter(indent, width, depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print a value with its dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The text of a value in one line, whatever it refers to."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Would eval() make the value of its text?"""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Is the value in itself?"""
    return PrettyPrinter().isrecursive(object)


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__,
                                             id(object))


# The code of each __repr__ that dataclasses makes.
_MADE_REPR = dataclasses._repr(()).__code__

# For each __repr__ that types below have: how they are written in lines.
_in_lines = {}


def _writes(*kinds):
    def keep(method):
        for kind in kinds:
            _in_lines[kind.__repr__] = method
        return method
    return keep


class PrettyPrinter:
    """Writes values with so much indent, width and depth."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *,
                 compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        for wrong, why in ((indent < 0, "indent must be >= 0"),
                           (depth is not None and depth <= 0,
                            "depth must be > 0"),
                           (not width, "width must be != 0")):
            if wrong:
                raise ValueError(why)
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        out = io.StringIO()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Text in one line, is it readable, is it recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _format(self, object, stream, indent, allowance, context, level):
        me = id(object)
        if me in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        line = self._repr(object, context, level)
        if len(line) > self._width - indent - allowance:
            kind = type(object)
            write = _in_lines.get(kind.__repr__)
            if write is None and self._is_plain_dataclass(object):
                write = PrettyPrinter._pprint_dataclass
            if write is not None:
                context[me] = 1
                write(self, object, stream, indent, allowance, context,
                      level + 1)
                del context[me]
                return
        stream.write(line)

    @staticmethod
    def _is_plain_dataclass(object):
        # A generated __repr__ tells no more than the fields.
        return (dataclasses.is_dataclass(object) and
                not isinstance(object, type) and
                object.__dataclass_params__.repr and
                getattr(type(object).__repr__, "__code__", None) is
                _MADE_REPR)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(),
                                                self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    # what is between brackets

    def _members(self, object, stream, indent, allowance, context, level,
                 brackets, items):
        stream.write(brackets[0])
        self._format_items(items, stream, indent, allowance + len(brackets[1]),
                           context, level)
        stream.write(brackets[1])

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        room = width = self._width - indent + 1
        between = ""
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    between = between and ",\n" + " " * indent
                if room >= size:
                    room -= size
                    stream.write(between + text)
                    between = ", "
                    continue
            stream.write(between)
            between = ",\n" + " " * indent
            self._format(item, stream, indent, allowance if last else 1,
                         context, level)

    def _format_dict_items(self, items, stream, indent, allowance, context,
                           level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            name = self._repr(key, context, level)
            stream.write(name + ": ")
            last = i == len(items) - 1
            self._format(value, stream, indent + len(name) + 2,
                         allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance,
                                context, level):
        for i, (name, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(name + "=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1,
                             allowance if last else 1, context, level)
            if not last:
                stream.write(",\n" + " " * indent)

    @_writes(dict)
    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = (sorted(object.items(), key=_item_key)
                     if self._sort_dicts else list(object.items()))
            self._format_dict_items(items, stream, indent, allowance + 1,
                                    context, level)
        stream.write("}")

    @_writes(list)
    def _pprint_list(self, object, stream, indent, allowance, context, level):
        self._members(object, stream, indent, allowance, context, level,
                      "[]", object)

    @_writes(tuple)
    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        self._members(object, stream, indent, allowance, context, level,
                      ("(", end), object)

    @_writes(set, frozenset)
    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        brackets = ("{", "}")
        if type(object) is not set:
            name = type(object).__name__
            brackets = (name + "({", "})")
            indent += len(name) + 1
        self._members(object, stream, indent, allowance, context, level,
                      brackets, sorted(object, key=_Key))

    # what has a name in front

    def _called(self, name, value, stream, indent, allowance, context, level):
        stream.write(name + "(")
        self._format(value, stream, indent + len(name) + 1, allowance + 1,
                     context, level)
        stream.write(")")

    @_writes(collections.OrderedDict)
    def _pprint_ordered_dict(self, object, stream, indent, allowance, context,
                             level):
        if not len(object):
            stream.write(repr(object))
            return
        self._called(type(object).__name__, list(object.items()), stream,
                     indent, allowance, context, level)

    @_writes(types.MappingProxyType)
    def _pprint_mappingproxy(self, object, stream, indent, allowance, context,
                             level):
        self._called("mappingproxy", object.copy(), stream, indent, allowance,
                     context, level)

    @_writes(collections.Counter)
    def _pprint_counter(self, object, stream, indent, allowance, context,
                        level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream,
                                indent + len(name) + 1, allowance + 2,
                                context, level)
        stream.write("})")

    def _after_name(self, object, stream, indent, pieces):
        # NAME(piece, newline, piece ...): a piece writes itself.
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for i, piece in enumerate(pieces):
            if i:
                stream.write(",\n" + " " * indent)
            piece(indent, i == len(pieces) - 1)
        stream.write(")")

    @_writes(collections.defaultdict)
    def _pprint_default_dict(self, object, stream, indent, allowance, context,
                             level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        self._after_name(object, stream, indent, (
            lambda indent, last: stream.write(factory),
            lambda indent, last: self._pprint_dict(
                object, stream, indent, allowance + 1, context, level)))

    @_writes(collections.ChainMap)
    def _pprint_chain_map(self, object, stream, indent, allowance, context,
                          level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        self._after_name(object, stream, indent, [
            lambda indent, last, m=m: self._format(
                m, stream, indent, allowance + 1 if last else 1, context,
                level)
            for m in object.maps])

    @_writes(collections.deque)
    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return

        def items(indent, last):
            stream.write("[")
            self._format_items(object, stream, indent,
                               allowance + 2 if last else 2, context, level)
            stream.write("]")

        pieces = [items]
        if object.maxlen is not None:
            length = self._repr(object.maxlen, context, level)
            pieces.append(lambda indent, last:
                          stream.write("maxlen=" + length))
        self._after_name(object, stream, indent, pieces)

    @_writes(collections.UserDict, collections.UserList,
             collections.UserString)
    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context,
                     level - 1)

    @_writes(types.SimpleNamespace)
    def _pprint_simplenamespace(self, object, stream, indent, allowance,
                                context, level):
        name = type(object).__name__
        if type(object) is types.SimpleNamespace:
            name = "namespace"
        self._named(name, list(vars(object).items()), stream, indent,
                    allowance, context, level)

    def _pprint_dataclass(self, object, stream, indent, allowance, context,
                          level):
        self._named(type(object).__name__,
                    [(f.name, getattr(object, f.name))
                     for f in dataclasses.fields(object) if f.repr],
                    stream, indent, allowance, context, level)

    def _named(self, name, items, stream, indent, allowance, context, level):
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent + len(name) + 1,
                                     allowance, context, level)
        stream.write(")")

    # texts, cut where a line ends

    @_writes(str)
    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = self._text_chunks(object, self._width - indent, allowance)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write("(" + text + ")" if level == 1 else text)

    @staticmethod
    def _text_chunks(text, width, allowance):
        chunks = []
        lines = text.splitlines(True)
        for i, line in enumerate(lines):
            room = width - allowance * (i == len(lines) - 1)
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            words = _words(line)
            now = ""
            for k, word in enumerate(words):
                longer = now + word
                last = i == len(lines) - 1 and k == len(words) - 1
                if len(repr(longer)) > width - allowance * last:
                    if now:
                        chunks.append(repr(now))
                    now = word
                else:
                    now = longer
            if now:
                chunks.append(repr(now))
        return chunks

    @_writes(bytes)
    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write("(")
        width = self._width - indent
        now, between = b"", ""
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            longer = now + object[i:i + 4]
            if i == last:
                width -= allowance
            if len(repr(longer)) <= width:
                now = longer
                continue
            if now:
                stream.write(between + repr(now))
                between = "\n" + " " * indent
            now = object[i:i + 4]
        if now:
            stream.write(between + repr(now))
        if parens:
            stream.write(")")

    @_writes(bytearray)
    def _pprint_bytearray(self, object, stream, indent, allowance, context,
                          level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1,
                           context, level + 1)
        stream.write(")")

    # one line, with a bound on the depth

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _SCALARS:
            return repr(object), True, False
        how = kind.__repr__
        if issubclass(kind, int) and how is int.__repr__:
            text = ("{:_d}".format(object) if self._underscore_numbers
                    else repr(object))
            return text, True, False
        if how is dict.__repr__ and issubclass(kind, dict):
            return self._nested(object, context, maxlevels, level, "{}",
                                self._pairs)
        if how in (list.__repr__, tuple.__repr__):
            brackets = "[]"
            if issubclass(kind, tuple):
                brackets = ("(", ",)") if len(object) == 1 else "()"
            return self._nested(object, context, maxlevels, level, brackets,
                                self._singles)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _nested(self, object, context, maxlevels, level, brackets, parts):
        if not object:
            return brackets[0] + brackets[1], True, False
        me = id(object)
        if maxlevels and level >= maxlevels:
            return (brackets[0] + "..." + ")}]"["({[".index(brackets[0])],
                    False, me in context)
        if me in context:
            return _recursion(object), False, True
        context[me] = 1
        texts, readable, recursive = [], True, False
        for group in parts(object):
            shown = []
            for x in group:
                text, good, again = self.format(x, context, maxlevels,
                                                level + 1)
                shown.append(text)
                readable = readable and good
                recursive = recursive or again
            texts.append(": ".join(shown))
        del context[me]
        return (brackets[0] + ", ".join(texts) + brackets[1], readable,
                recursive)

    def _pairs(self, object):
        if self._sort_dicts:
            return sorted(object.items(), key=_item_key)
        return object.items()

    def _singles(self, object):
        return [(x,) for x in object]


def _words(line):
    # Each word with the white space behind it, the first maybe only that.
    words, start = [], 0
    for i in range(1, len(line) + 1):
        if i == len(line) or (line[i - 1].isspace() and
                              not line[i].isspace()):
            words.append(line[start:i])
            start = i
    return words


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool,
                      type(None)})
