# Characters by their names.
print(ascii("\N{BULLET}\N{latin small letter e with acute}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}\N{NULL}\N{LINE FEED}\N{SNAKE}\N{DIGIT ONE}"))
def t(s):
    try: print(ascii(eval(s)))
    except Exception as e: print(s, type(e).__name__, e.args[0], e.args[1][1:4] if len(e.args) > 1 else '')
for n in ("", "x", "BULLET ", " BULLET", "BULLET  ", "hangul syllable gag", "HANGUL SYLLABLE ", "HANGUL SYLLABLE A", "HANGUL SYLLABLE GAGX", "HANGUL SYLLABLE GGAGG", "HANGUL SYLLABLE HIH", "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-A000", "CJK UNIFIED IDEOGRAPH-", "cjk unified ideograph-4E00", "CJK COMPATIBILITY IDEOGRAPH-F900", "cjk compatibility ideograph-f900", "TANGUT IDEOGRAPH-17000", "NUSHU CHARACTER-1B170", "KHITAN SMALL SCRIPT CHARACTER-18B00", "khitan small script character-18b00", "LF", "nbsp", "KEYCAP NUMBER SIGN", "LATIN SMALL LETTER A", "LATIN SMALL LETTER", "LATIN", "A", "é", "BULLET\\", "bullet\0", "ARABIC LIGATURE UIGHUR KIRGHIZ YEH WITH HAMZA ABOVE WITH ALEF MAKSURA ISOLATED FORM", "x"*200, "BEL", "LATIN CAPITAL LETTER GHA", "VARIATION SELECTOR-256", "SIGNWRITING HAND-FIST INDEX"):
    t("'\\N{%s}'" % n); t("'é\\N{%s}x'" % n)
t(r"'\N'"); t(r"'\N{'"); t(r"'\N{}'"); t(r"'\N{x'"); t(r"'\Nx}'"); t(r"f'\N{BULLET}{1}\N{DIGIT TWO}'"); t(r"f'{1:\N{BULLET}>3}'"); t(r"b'\N{BULLET}'"); t(r"r'\N{BULLET}'"); t(r"f'\N{foo}'"); t(r"f'\N'"); t(r"f'\N{'"); t(r"f'\N{BULLET'"); t(r"f'{\N{BULLET}}'"); t(r"'a' f'\N{SNAKE}' 'b'"); t(r"f'{1}\N{SNAKE}}}'");t(r"f'\N {1}'")

count = 0
for c in range(0, 0xe0000):
    s = chr(c)
    text = s.encode("ascii", "namereplace").decode()
    if text.startswith("\\N"):
        count += 1
        if c % 257 == 0 and eval("'%s'" % text) != s:
            print(hex(c), text)
    if c % 997 == 0 or 0x2000 < c < 0x2100:
        print(text)
print(count)
