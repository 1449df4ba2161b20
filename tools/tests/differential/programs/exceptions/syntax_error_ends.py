# SPDX-License-Identifier: GPL-2.0
# A SyntaxError of a program's own: where its line and its carets end, whatever
# numbers it was given, as the interpreter writes it and as traceback does.
import sys
import traceback

for text in ("abcdefg", "abcdefg\n", "  abc", "abc\ndef\n", "", "a\u00e9b"):
    for offset in (0, 1, 7, 8, 20, -1, None):
        for end in (0, 1, 3, 8, 9, 100, -1, None):
            for line in (1, 2):
                print(repr(text), offset, end, line, file=sys.stderr)
                try:
                    e = SyntaxError("bad", ("bad.py", 1, offset, text, line,
                                            end))
                    sys.__excepthook__(SyntaxError, e, None)
                    print(*traceback.format_exception_only(e),
                          file=sys.stderr)
                except TypeError as e:
                    print(e, file=sys.stderr)
