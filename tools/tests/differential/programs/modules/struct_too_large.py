# Numbers that are too large for a format.
import struct
for f in 'efd':
    for v in (2**31, 2**1024, 65504, 65519, 65520, 1e39, 3.5e38, -2**40, 2**63, 10**400, 'x', None, float('inf')):
        try: print(f, v if v != 10**400 and v != 2**1024 else '', struct.pack('<'+f, v))
        except Exception as e: print(f, type(e).__name__, e)
        try: print(f, struct.pack(f, v))
        except Exception as e: print(f, type(e).__name__, e)
for f in 'P', 'N', 'n', 'q', 'Q', 'b':
    for v in (2**64, -1, 2**63, 1.5, 'x', 10**30, -10**30):
        try: print(f, v, struct.pack(f, v))
        except Exception as e: print(f, type(e).__name__, e)
try:
    compile('x', 'f', 'exec', -1)
except ValueError as e:
    print(e)
