# SPDX-License-Identifier: GPL-2.0
"""What modules export, in which order, and which of them tell of themselves."""
for name in ("__future__", "abc", "array", "atexit", "bisect", "cmath",
             "collections", "contextlib", "copy", "copyreg", "dataclasses",
             "datetime", "dis", "enum", "fractions", "functools", "gc",
             "heapq", "itertools", "json", "keyword", "math", "numbers",
             "opcode", "operator", "pprint", "re", "statistics", "string",
             "struct", "textwrap", "traceback", "typing", "warnings",
             "weakref"):
    module = __import__(name)
    exported = getattr(module, "__all__", None)
    print(name, module.__name__, exported)
    for part in exported or ():
        getattr(module, part)
    if exported is None:
        print(sorted(part for part in vars(module) if part[0] != "_"))
for name in ("sys", "gc", "math", "itertools", "operator", "array", "atexit",
             "_weakref", "_heapq", "_bisect", "_collections"):
    doc = __import__(name).__doc__
    print(name, type(doc), bool(doc))

import errno
print(sorted(errno.errorcode.items()))
print(sorted((value, name) for name, value in vars(errno).items()
             if name[0] == "E"))
