# SPDX-License-Identifier: GPL-2.0
"""Listings of instructions, in the form of CPython 3.11's."""

import sys
from collections import namedtuple
from opcode import *
from opcode import __all__ as _of_opcode, _inline_cache_entries, _nb_ops

__all__ = ["code_info", "dis", "disassemble", "distb", "disco",
           "findlinestarts", "findlabels", "show_code", "get_instructions",
           "Instruction", "Bytecode", *_of_opcode]

_CODE = type((lambda: 0).__code__)
_CONVERSIONS = ((None, ""), (str, "str"), (repr, "repr"), (ascii, "ascii"))
_FUNCTION_PARTS = ("defaults", "kwdefaults", "annotations", "closure")

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS",
    16: "NESTED", 32: "GENERATOR", 64: "NOFREE", 128: "COROUTINE",
    256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR",
}


class _Unknown:
    def __repr__(self):
        return "<unknown>"


UNKNOWN = _Unknown()


Positions = namedtuple(
    "Positions", "lineno end_lineno col_offset end_col_offset",
    defaults=[None] * 4)
Positions.__doc__ = "Where an instruction comes from."

_Fields = namedtuple(
    "_Instruction", "opname opcode arg argval argrepr offset starts_line"
    " is_jump_target positions", defaults=[None])


class Instruction(_Fields):
    """One instruction, explained."""

    def _disassemble(self, lineno_width=3, mark_as_current=False,
                     offset_width=4):
        fields = []
        if lineno_width:
            if self.starts_line is not None:
                fields.append(str(self.starts_line).rjust(lineno_width))
            else:
                fields.append(" " * lineno_width)
        fields.append("-->" if mark_as_current else "   ")
        fields.append(">>" if self.is_jump_target else "  ")
        fields.append(str(self.offset).rjust(offset_width))
        fields.append(self.opname.ljust(20))
        if self.arg is not None:
            fields.append(str(self.arg).rjust(5))
            if self.argrepr:
                fields.append("(" + self.argrepr + ")")
        return " ".join(fields).rstrip()


def _try_compile(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _get_code_object(x):
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError("don't know how to disassemble %s objects" %
                    type(x).__name__)


def _unpack_opargs(code):
    """Offset, opcode and argument of each instruction."""
    arg = extended = 0
    i = 0
    while i < len(code):
        op = code[i]
        if op >= HAVE_ARGUMENT:
            arg = code[i + 1] | extended
            extended = arg << 8 if op == EXTENDED_ARG else 0
            if extended >= 1 << 31:
                extended -= 1 << 32
        else:
            arg = None
            extended = 0
        yield i, op, arg
        i += 2 + 2 * _inline_cache_entries[op]


def _target(offset, op, arg):
    if "JUMP_BACKWARD" in opname[op]:
        arg = -arg
    return offset + 2 + arg * 2 + 2 * _inline_cache_entries[op]


def findlabels(code):
    """Offsets that are jumped to."""
    labels = []
    for offset, op, arg in _unpack_opargs(code):
        if arg is not None and op in hasjrel:
            label = _target(offset, op, arg)
            if label not in labels:
                labels.append(label)
    return labels


def findlinestarts(code):
    """Pairs of an offset and the line that begins there."""
    last = None
    for start, end, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


class _Entry:
    def __init__(self, start, end, target, depth, lasti):
        self.start = start
        self.end = end
        self.target = target
        self.depth = depth
        self.lasti = lasti


def _parse_varint(it):
    b = next(it)
    value = b & 63
    while b & 64:
        value <<= 6
        b = next(it)
        value |= b & 63
    return value


def _parse_exception_table(code):
    it = iter(code.co_exceptiontable)
    entries = []
    try:
        while True:
            start = _parse_varint(it) * 2
            end = start + _parse_varint(it) * 2
            target = _parse_varint(it) * 2
            dl = _parse_varint(it)
            entries.append(_Entry(start, end, target, dl >> 1, bool(dl & 1)))
    except StopIteration:
        return entries


def _explain(op, arg, offset, co):
    """What an argument means: its value and how it is shown."""
    name = opname[op]
    if co is None and (op in hasconst or op in hasname or op in haslocal or
                       op in hasfree):
        return UNKNOWN, ""
    if name == "LOAD_CONST":
        value = co.co_consts[arg]
        return value, repr(value)
    if op in hasconst:
        return UNKNOWN, ""
    if op in hasname:
        if name == "LOAD_GLOBAL":
            value = co.co_names[arg >> 1]
            return value, "NULL + " + value if arg & 1 else value
        return co.co_names[arg], co.co_names[arg]
    if op in hasjrel:
        value = _target(offset, op, arg)
        return value, "to " + repr(value)
    if op in haslocal or op in hasfree:
        value = co._varname_from_oparg(arg)
        return value, value
    if op in hascompare:
        return cmp_op[arg], cmp_op[arg]
    if name == "FORMAT_VALUE":
        function, shown = _CONVERSIONS[arg & 3]
        if arg & 4:
            shown = shown + ", with format" if shown else "with format"
        return (function, bool(arg & 4)), shown
    if name == "MAKE_FUNCTION":
        return arg, ", ".join([part for i, part in enumerate(_FUNCTION_PARTS)
                               if arg & (1 << i)])
    if name == "BINARY_OP":
        return arg, _nb_ops[arg][1]
    return arg, ""


def _decode(code, co, lines, labels, positions, show_caches):
    for offset, op, arg in _unpack_opargs(code):
        value, shown = None, ""
        if arg is not None:
            value, shown = _explain(op, arg, offset, co)
        yield Instruction(opname[op], op, arg, value, shown, offset,
                          lines.get(offset), offset in labels,
                          positions(offset))
        if show_caches:
            for i in range(_inline_cache_entries[op]):
                offset += 2
                yield Instruction("CACHE", 0, 0, None, "", offset, None, False,
                                  positions(offset))


def _instructions(co, line_offset=0, show_caches=False, handlers=True):
    positions = list(co.co_positions())
    lines = {offset: line + line_offset
             for offset, line in findlinestarts(co)}
    labels = set(findlabels(co.co_code))
    if handlers:
        labels.update([e.target for e in _parse_exception_table(co)])

    def position(offset):
        # The table of a code object can end before its code does.
        i = offset // 2
        return Positions(*positions[i]) if i < len(positions) else Positions()

    return _decode(co.co_code, co, lines, labels, position, show_caches)


def _instructions_of_bytes(code, show_caches=False):
    return _decode(code, None, {}, set(findlabels(code)),
                   lambda offset: Positions(), show_caches)


def get_instructions(x, *, first_line=None, show_caches=False,
                     adaptive=False):
    """The instructions of a function, method, text or code object."""
    co = _get_code_object(x)
    offset = 0 if first_line is None else first_line - co.co_firstlineno
    return _instructions(co, offset, show_caches, handlers=False)


def _write_list(instructions, lineno_width, offset_width, lasti, file):
    for instr in instructions:
        if lineno_width and instr.starts_line is not None and instr.offset > 0:
            print(file=file)
        print(instr._disassemble(lineno_width, instr.offset == lasti,
                                 offset_width), file=file)


def _offset_width(code):
    last = len(code) - 2
    return len(str(last)) if last >= 10000 else 4


def _write(co, lasti=-1, file=None, line_offset=0, show_caches=False):
    lines = [line for _, line in findlinestarts(co)]
    lineno_width = 0
    if lines:
        highest = max(lines) + line_offset
        lineno_width = len(str(highest)) if highest >= 1000 else 3
    _write_list(_instructions(co, line_offset, show_caches), lineno_width,
                _offset_width(co.co_code), lasti, file)
    entries = _parse_exception_table(co)
    if entries:
        print("ExceptionTable:", file=file)
        for e in entries:
            print("  %d to %d -> %d [%d]%s" %
                  (e.start, e.end - 2, e.target, e.depth,
                   " lasti" if e.lasti else ""), file=file)


def _write_bytes(code, file, show_caches):
    _write_list(_instructions_of_bytes(code, show_caches), 0,
                _offset_width(code), -1, file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False,
                adaptive=False):
    """List one code object."""
    _write(co, lasti, file, show_caches=show_caches)


def _disassemble_recursive(co, file, depth, show_caches):
    disassemble(co, file=file, show_caches=show_caches)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for x in co.co_consts:
        if hasattr(x, "co_code"):
            print(file=file)
            print("Disassembly of %r:" % (x,), file=file)
            _disassemble_recursive(x, file, depth, show_caches)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """List a class, function, method, text, code object or all of a module."""
    if x is None:
        distb(file=file, show_caches=show_caches)
        return
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if hasattr(x, "__dict__") and not hasattr(x, "co_code"):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, (classmethod, staticmethod, type, _CODE)) or \
                    hasattr(value, "__code__"):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(value, file=file, depth=depth,
                        show_caches=show_caches)
                except TypeError as e:
                    print("Sorry:", e, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _disassemble_recursive(x, file, depth, show_caches)
    elif isinstance(x, (bytes, bytearray)):
        _write_bytes(x, file, show_caches)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, "<dis>"), file, depth,
                               show_caches)
    else:
        raise TypeError("don't know how to disassemble %s objects" %
                        type(x).__name__)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """List the code a traceback ends in."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file,
                show_caches=show_caches)


def pretty_flags(flags):
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ", ".join(names)


def code_info(x):
    """What there is to know of a code object besides its instructions."""
    co = _get_code_object(x)
    lines = [
        "Name:              %s" % co.co_name,
        "Filename:          %s" % co.co_filename,
        "Argument count:    %s" % co.co_argcount,
        "Positional-only arguments: %s" % co.co_posonlyargcount,
        "Kw-only arguments: %s" % co.co_kwonlyargcount,
        "Number of locals:  %s" % co.co_nlocals,
        "Stack size:        %s" % co.co_stacksize,
        "Flags:             %s" % pretty_flags(co.co_flags),
    ]
    if co.co_consts:
        lines.append("Constants:")
        lines += ["%4d: %r" % item for item in enumerate(co.co_consts)]
    for title, names in (("Names:", co.co_names),
                         ("Variable names:", co.co_varnames),
                         ("Free variables:", co.co_freevars),
                         ("Cell variables:", co.co_cellvars)):
        if names:
            lines.append(title)
            lines += ["%4d: %s" % item for item in enumerate(names)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


class _Text:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


class Bytecode:
    """The instructions of a code object, to iterate over or to list."""

    def __init__(self, x, *, first_line=None, current_offset=None,
                 show_caches=False, adaptive=False):
        self.codeobj = co = _get_code_object(x)
        if first_line is None:
            self.first_line = co.co_firstlineno
            self._line_offset = 0
        else:
            self.first_line = first_line
            self._line_offset = first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive

    def __iter__(self):
        return _instructions(self.codeobj, self._line_offset, self.show_caches)

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, **options):
        """From the innermost frame of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """code_info() of it."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing, as text."""
        out = _Text()
        lasti = -1 if self.current_offset is None else self.current_offset
        _write(self.codeobj, lasti, out, self._line_offset, self.show_caches)
        return "".join(out.parts)
