print("a\
b", 'a' "b" '''c''', """x
y""", r"\x", 'tab\there', '\u00e9', '\x41\102\0', '\\q')
