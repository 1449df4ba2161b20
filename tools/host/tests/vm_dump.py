#!/usr/bin/python3.11
# SPDX-License-Identifier: GPL-2.0
"""Compile a program with python3.11 and write its code objects down.

usage: vm_dump.py PROGRAM OUTPUT [NAME]

test_vm reads the output back with --code, so that the evaluation loop can be
tried on what CPython's own compiler emits.
"""
import struct
import sys

LOCAL, CELL, FREE = 0x20, 0x40, 0x80


class Writer:
    def __init__(self):
        self.out = bytearray()
        self.memo = {}
        self.keep = []

    def number(self, value):
        self.out += struct.pack('<I', value)

    def raw(self, data):
        self.number(len(data))
        self.out += data

    def text(self, tag, text):
        self.out += tag
        self.raw(text.encode('utf-8', 'surrogatepass'))

    def code(self, code):
        varnames, cells = code.co_varnames, code.co_cellvars
        names = [(n, LOCAL | (CELL if n in cells else 0)) for n in varnames]
        names += [(n, CELL) for n in cells if n not in varnames]
        plain = len(names) - len(varnames)
        names += [(n, FREE) for n in code.co_freevars]
        self.out += b'c'
        for value in (code.co_argcount, code.co_posonlyargcount,
                      code.co_kwonlyargcount, code.co_stacksize,
                      code.co_flags, code.co_firstlineno, len(names),
                      len(varnames), plain, len(cells),
                      len(code.co_freevars)):
            self.number(value)
        self.raw(code.co_code)
        self.raw(bytes(kind for _, kind in names))
        self.raw(code.co_linetable)
        self.raw(code.co_exceptiontable)
        for value in (code.co_consts, code.co_names,
                      tuple(n for n, _ in names), code.co_filename,
                      code.co_name, code.co_qualname):
            self.value(value)

    def value(self, value):
        if id(value) in self.memo:
            self.out += b'r'
            self.number(self.memo[id(value)])
            return
        if value is None or value is True or value is False or value is ...:
            self.out += {None: b'N', True: b'T', False: b'F',
                         ...: b'E'}[value]
            return
        if isinstance(value, tuple):
            self.out += b't'
            self.number(len(value))
            for item in value:
                self.value(item)
        elif isinstance(value, str):
            self.text(b's', value)
        elif isinstance(value, int):
            self.text(b'i', hex(value))
        elif isinstance(value, float):
            self.out += b'f' + struct.pack('<d', value)
        elif hasattr(value, 'co_code'):
            self.code(value)
        else:
            raise SystemExit(f'cannot write {value!r}')
        self.memo[id(value)] = len(self.memo)
        self.keep.append(value)


def main():
    with open(sys.argv[1], encoding='utf-8') as source:
        text = source.read()
    writer = Writer()
    writer.value(compile(text, sys.argv[3] if len(sys.argv) > 3 else
                         sys.argv[1], 'exec'))
    with open(sys.argv[2], 'wb') as output:
        output.write(writer.out)


main()
