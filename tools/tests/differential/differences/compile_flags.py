# SPDX-License-Identifier: GPL-2.0
try:
    print(type(compile("1", "a", "exec", 0x400)).__name__)
except ValueError as e:
    print(e)
