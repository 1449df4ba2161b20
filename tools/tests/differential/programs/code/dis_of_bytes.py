# SPDX-License-Identifier: GPL-2.0
# dis of bytes, with caches, and the tuples that instructions are.
import dis


def f(a, b=[1, 2], *c):
    global g
    for x in c:
        g = x + a.b
    try:
        return f"{a!r:>10}" + len(b)
    except TypeError as e:
        raise ValueError from e


code = f.__code__
dis.dis(code.co_code)
dis.dis(bytearray(code.co_code), show_caches=True)
dis.dis(f, show_caches=True)
dis.disassemble(code, 10, show_caches=True)
print(dis.Bytecode(f, show_caches=True, first_line=2000).dis())
for i in dis.get_instructions(f):
    print(i)
    print(tuple(i), len(i), i == tuple(i), i.positions)
i = i._replace(opname='OTHER')
print(i, i._asdict().keys(), i._fields, dis.Positions(1), i < i)
name, *rest = i
print(name, rest)
try:
    dis.Instruction(1)
except TypeError as e:
    print(e)
for what in (1, None, [], b'', b'd\x00', "1 +", "x = 1"):
    try:
        dis.dis(what)
    except (TypeError, RuntimeError, SyntaxError) as e:
        print(type(e).__name__, e)


def short(a):
    return a


# A table of positions may end before the code, or have none.
for table in (b'', b'\xf8', b'\xf9', b'\xf0\x00\x00'):
    code = short.__code__.replace(co_linetable=table)
    dis.dis(code)
    for i in dis.get_instructions(code):
        print(i.opname, i.starts_line, i.positions)
