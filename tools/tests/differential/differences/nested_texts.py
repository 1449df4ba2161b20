# SPDX-License-Identifier: GPL-2.0
for text in "a" + ".b" * 5000, "a" + "()" * 5000, "1 + " * 5000 + "1":
    try:
        compile(text, "text", "eval")
    except RecursionError as e:
        print(e)
    else:
        print("compiles")
