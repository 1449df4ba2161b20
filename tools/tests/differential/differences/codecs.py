for name in ("utf-7", "cp037", "shift_jis", "hex", "punycode", "cp864",
             "mac_croatian"):
    try:
        print("\u20ac".encode(name))
    except (LookupError, UnicodeError) as e:
        print(type(e).__name__, e)
try:
    import codecs
    import unicodedata
    print(codecs.BOM_UTF8, unicodedata.name("a"))
except ImportError as e:
    print(e)
