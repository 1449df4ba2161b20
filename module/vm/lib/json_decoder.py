# SPDX-License-Identifier: GPL-2.0
"""JSON text as values."""

import _native
from json import scanner
from operator import index as _index

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = -PosInf
_CONSTANTS = {"NaN": NaN, "Infinity": PosInf, "-Infinity": NegInf}


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


@_native.function
def scanstring(string, end, strict=True, /):
    """The str whose quote is in front of a place, and where it ends."""
    end = _index(end)
    if not -2 ** 63 <= end < 2 ** 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    scanner._check_text(string)
    if not 0 <= end <= len(string):
        raise ValueError("end is out of bounds")
    return scanner._Reader(string, strict).string(end)


c_scanstring = scanstring


class JSONDecoder:
    """What turns text into values."""

    def __init__(self, *, object_hook=None, parse_float=None,
                 parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s):
        obj, end = self.raw_decode(s, idx=scanner._after_space(s, 0))
        end = scanner._after_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            return self.scan_once(s, idx)
        except StopIteration as e:
            raise JSONDecodeError("Expecting value", s, e.value) from None
