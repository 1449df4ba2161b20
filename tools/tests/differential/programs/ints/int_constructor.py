print(int(), int(5), int(5.9), int(-5.9), int('42'), int('  42\n'), int('-42'), int('+42'), int('1_000'), int(True), int('٣'))
print(int('0x1f', 16), int('0x1f', 0), int('0b11', 0), int('0o7', 0), int('0', 0), int('1f', 16), int('z', 36), int(1e20), int(-1e300))
for a in [('',), ('x',), ('1.5',), ('1__0',), ('_1',), ('1_',), ('12', 2), ('9', 8), ('1', 1), ('1', 37), (None,), ([],), (5, 10), (float('nan'),), (float('inf'),), ('012', 0), ('0x', 16), ('- 5',), ('\x00',), ('a b',), ('é',)]:
    try:
        print(int(*a))
    except Exception as e:
        print(type(e).__name__, e)
