# SPDX-License-Identifier: GPL-2.0
for text in b"x = 1 # \xff", b"x = '\xff'", b"x = 1\ny = '\xe9'\n":
    try:
        compile(text, "text", "exec")
    except SyntaxError as e:
        print(e.args)
    else:
        print("compiles")
