#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Compare the host build's compiler with python3.11's, text by text.

usage: check.py [-v] [--keep-going N] TEST_LANG [FILE.py | CASES.txt | DIR]...

Each FILE.py is one text, compiled as a file. A CASES.txt holds many: they are
separated by lines of "###", which may name the mode (exec, single, eval,
codeop). Without arguments the cases next to this script are used.

Compared are the code objects, constants and nested code included, bit for bit,
and of a SyntaxError its type and arguments. Texts whose compilation says that
something is not supported are counted and skipped.
"""
import codeop
import glob
import json
import os
import struct
import subprocess
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = ("name qualname filename argcount posonly kwonly nlocals stacksize "
          "flags line ncellvars nfreevars nplain code names slots kinds "
          "consts exceptions positions lines").split()


def describe_value(v):
    if v is None:
        return ["none"]
    if v is Ellipsis:
        return ["ellipsis"]
    if isinstance(v, bool):
        return ["bool", int(v)]
    if isinstance(v, int):
        return ["int", "%x" % v]
    if isinstance(v, float):
        return ["float", struct.pack(">d", v).hex()]
    if isinstance(v, str):
        return ["str", v]
    if isinstance(v, tuple):
        return ["tuple", [describe_value(x) for x in v]]
    if hasattr(v, "co_code"):
        return ["code", describe_code(v)]
    if isinstance(v, frozenset):
        return ["frozenset"]
    return ["other", type(v).__name__]


def describe_code(c):
    slots, kinds = [], b""
    names = dict.fromkeys(c.co_varnames + c.co_cellvars + c.co_freevars)
    for n in names:
        kind = 0x20 * (n in c.co_varnames) | 0x40 * (n in c.co_cellvars)
        kind |= 0x80 * (n in c.co_freevars)
        slots.append(n)
        kinds += bytes([kind])
    positions = [[-1 if x is None else x for x in p]
                 for p in c.co_positions()]
    return {
        "name": c.co_name, "qualname": c.co_qualname,
        "filename": c.co_filename, "argcount": c.co_argcount,
        "posonly": c.co_posonlyargcount, "kwonly": c.co_kwonlyargcount,
        "nlocals": c.co_nlocals, "stacksize": c.co_stacksize,
        "flags": c.co_flags, "line": c.co_firstlineno,
        "ncellvars": len(c.co_cellvars), "nfreevars": len(c.co_freevars),
        "nplain": len([n for n in c.co_cellvars if n not in c.co_varnames]),
        "code": c.co_code.hex(), "names": list(c.co_names), "slots": slots,
        "kinds": kinds.hex(),
        "consts": [describe_value(v) for v in c.co_consts],
        "lines": c.co_linetable.hex(), "exceptions": c.co_exceptiontable.hex(),
        "positions": positions,
    }


def oracle(text, mode, name):
    """What python3.11 makes of the text, in test_lang's terms."""
    try:
        if mode == "codeop":
            flags = 0x4000 | 0x200
            code = compile(text, name, "single", flags)
        else:
            code = compile(text, name, mode)
        return ["code", describe_code(code)]
    except (SyntaxError, ValueError, OverflowError, RecursionError,
            MemoryError) as e:
        answer = ["error", type(e).__name__,
                  int("incomplete input" in str(e)), describe_value(e.args)]
        if isinstance(e, SyntaxError):
            answer += map(describe_value,
                          (e.msg, e.filename, e.lineno, e.offset,
                           e.end_lineno, e.end_offset, e.text))
        return answer


def normal(v):
    """Drop what is not compared: interning, and how floats are written."""
    if isinstance(v, list):
        if len(v) == 3 and v[0] == "str":
            return v[:2]
        return [normal(x) for x in v]
    if isinstance(v, dict):
        return {k: normal(x) for k, x in v.items()}
    return v


def first_difference(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for k in FIELDS:
            if a.get(k) != b.get(k):
                return first_difference(a.get(k), b.get(k), path + "." + k)
        return None
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return first_difference(x, y, "%s[%d]" % (path, i))
        return None
    if path.endswith(".code") and isinstance(a, str) and isinstance(b, str):
        return path, disassemble(a), disassemble(b)
    return path, a, b


def disassemble(code):
    import opcode
    raw = bytes.fromhex(code)
    out = []
    i = 0
    while i < len(raw):
        op, arg = raw[i], raw[i + 1]
        out.append("%s %d" % (opcode.opname[op], arg))
        i += 2 + 2 * opcode._inline_cache_entries[op]
    return out


class Compiler:
    def __init__(self, path, *args):
        self.proc = subprocess.Popen([path, "serve", *args],
                                     stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE)

    def ask(self, text, mode, name):
        data = text if isinstance(text, bytes) else text.encode()
        self.proc.stdin.write(b"%s %d %s\n" % (mode.encode(), len(data),
                                               name.encode()))
        self.proc.stdin.write(data)
        self.proc.stdin.flush()
        line = self.proc.stdout.readline()
        if not line:
            sys.exit("not ok - the compiler died on: %r" % text[-2000:])
        return normal(json.loads(line))


def read_cases(path):
    if path.endswith(".py"):
        with open(path, "rb") as f:
            yield path, "exec", f.read()
        return
    with open(path, encoding="utf-8", newline="") as f:
        body = f.read()
    mode, lines, start = "exec", [], 1
    for n, line in enumerate(body.split("\n") + ["###"], 1):
        if not line.startswith("###"):
            lines.append(line)
            continue
        if lines and any(lines):
            text = "\n".join(lines)
            if mode not in ("codeop", "single", "eval") or "\n" in text:
                text += "\n" if not text.endswith("\\") else ""
            yield "%s:%d" % (os.path.basename(path), start), mode, text
        words = line[3:].split()
        mode = words[0] if words else "exec"
        lines, start = [], n + 1


def is_unsupported(answer):
    return answer[0] == "error" and "obheap does not support" in str(answer)


def main(argv):
    warnings.simplefilter("ignore")
    verbose = "-v" in argv
    limit = 20
    args = [a for a in argv if a != "-v"]
    if args and args[0] == "--keep-going":
        limit = int(args[1])
        args = args[2:]
    if not args:
        sys.exit(__doc__)
    compiler = Compiler(args[0])
    paths = args[1:] or [os.path.join(HERE, "cases")]
    files = []
    for p in paths:
        files += sorted(glob.glob(p + "/**/*", recursive=True)) \
            if os.path.isdir(p) else [p]
    good = bad = skipped = 0
    for path in files:
        if not path.endswith((".py", ".txt")):
            continue
        for where, mode, text in read_cases(path):
            name = "<string>" if path.endswith(".txt") else "<file>"
            try:
                want = normal(oracle(text, mode, name))
            except UnicodeDecodeError:
                continue
            got = compiler.ask(text, mode, name)
            if want == got or (want[0] == "error" and want[2] and
                               got[0] == "error" and got[2]):
                good += 1
                continue
            if is_unsupported(got) or "frozenset" in str(want):
                skipped += 1
                if verbose:
                    print("# skipped %s: %s" % (where, str(got)[-120:]))
                continue
            bad += 1
            if bad <= limit:
                diff = first_difference(want, got)
                print("not ok - %s" % where)
                if len(text) < 400:
                    print("# %r" % text)
                print("#   at %s\n#   python3.11 %s\n#   obheap     %s"
                      % tuple([diff[0]] + [str(x)[:1500] for x in diff[1:]]))
    print("# %d equal, %d different, %d not supported" % (good, bad, skipped))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
