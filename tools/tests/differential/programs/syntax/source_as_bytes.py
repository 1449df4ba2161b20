# Sources that are bytes: declared encodings, and columns of errors.
BOM = b"\xef\xbb\xbf"
SOURCES = (
    b"# coding: foo\nx=1", b"# coding: latin-1\nx='\xe9'",
    b"# coding: ascii\nx='\xe9'", BOM + b"# coding: latin-1\nx=1",
    BOM + b"# coding: utf8\nx='\xc3\xa9'", BOM + b"x='\xc3\xa9'",
    b"x=1 # coding: latin-1\n",
    b" # vim: set fileencoding=latin-1 :\nx='\xe9'",
    b"#coding:foo\n#coding: utf-8\nx=1",
    b"#!/usr/bin\r\n#coding=latin-1\nx='\xe9'",
    b"# coding: iso-latin-1-unix\nx='\xe9'",
    b"# coding: Latin_1\nx='\xe9'", b"# coding: \nx=2",
    b"# coding:  utf-8 and more\nx='\xc3\xa9'",
    b"# coding: latin-1\n'\xe9' b", b"'\xc3\xa9' b",
    b"# coding: utf-8\n'\xc3\xa9' b",
    b"# coding: UTF-8-unix\n'\xc3\xa9' b", BOM + b"'\xc3\xa9' b",
    b"f'{\xc3\xa9 b}'", b"x=1\n'''\xc3\xa9\n''' b",
    b"'\xc3\xa9'; return", b"\n\n# coding: foo\nx=3",
    b"x=4\n# coding: foo\n",
    "# coding: latin-1\nx='\u00e9'", "# coding: foo\n'\u00e9' b",
    "\ufeff\u00e9", "f'{\u00e9 b}'", "'\u00e9' + f'{\u00e9\n b}'",
)

for kind in (bytes, bytearray, memoryview):
    for s in SOURCES:
        if kind is not bytes and isinstance(s, str):
            continue
        names = {}
        try:
            exec(s if isinstance(s, str) else kind(s), names)
            print(s, ascii(names.get("x")))
        except Exception as e:
            print(s, type(e).__name__, ascii(e.args))

for s in (b"# coding: latin-1\n'\xe9'", b"'\xc3\xa9'", BOM + b" 1"):
    try:
        print(ascii(eval(s)))
    except Exception as e:
        print(s, type(e).__name__, ascii(e.args))
    try:
        print(compile(s, "<a>", "exec").co_consts)
    except Exception as e:
        print(s, type(e).__name__, ascii(e.args))
