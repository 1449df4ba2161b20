# SPDX-License-Identifier: GPL-2.0
# An error handler that does not exist.
for args in (("utf-16-le", "nope"), ("utf-8", "nope"), ("ascii", "nope"), ("latin-1", "nope"), ("utf-16", "nope"), ("utf-32-be", "nope"), ("cp1252", "nope"), ("unicode_escape", "nope"), ("raw_unicode_escape", "nope"), ("utf-7" if 0 else "utf-8", "strict")):
    for text in ("abc\ud800", "\u20ac\ud800x"):
        try: print(args, text.encode(*args) if 1 else 0)
        except Exception as e: print(args, type(e).__name__, ascii(str(e)))
    for raw in (b"abc\xff\xd8", b"\x00\xd8\xff"):
        try: print(args, ascii(raw.decode(*args)))
        except Exception as e: print(args, type(e).__name__, ascii(str(e)))
try: "\ud800".encode("UTF-16LE", "nope")
except LookupError as e: print(e, repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
for name in ("UTF8", "utf 8", "U8", "latin", "L1", "iso-8859-1", "ISO8859_1", "US-ASCII", "646", "Utf-16", "utf16", "u16", "UTF_32", "utf-8-sig", "cp1251", "iso8859-2"):
    try: print(name, "\u0416\ud800".encode(name, "zz"))
    except LookupError as e: print(name, e)
    try: print(name, ascii(b"\xff\xfe\x00\xd8\x00".decode(name, "zz")))
    except LookupError as e: print(name, e)
"\ud800".encode("utf-32-le", "nowhere")
