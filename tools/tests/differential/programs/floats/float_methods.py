for x in (0.0, 1.5, -2.5, 1e20, 0.1, 5e-324, 1e308):
    print(x.is_integer(), x.as_integer_ratio(), x.hex(), x.real, x.imag, x.conjugate(), x.__abs__(), x.__neg__(), x.__bool__(), x.__int__(), int(x), hash(x))
print(float.fromhex('0x1.8p3'), float.fromhex('1.8'), float.fromhex('-0x1p-1074'), float.fromhex('inf'), float('inf').hex(), float('nan').hex(), (-0.0).hex())
for f in (lambda: float('nan').as_integer_ratio(), lambda: float('inf').as_integer_ratio(), lambda: int(float('nan')), lambda: int(float('inf')), lambda: float.fromhex('x'), lambda: float.fromhex('0x1p5000'), lambda: (1.5).foo, lambda: (lambda v: v())(1.5), lambda: (lambda v: v[0])(1.5), lambda: 1.5 + 'a', lambda: 1.5 % 0, lambda: 1.5 // 0, lambda: 1.5 / 0.0, lambda: divmod(1.5, 0), lambda: 1.5 & 1, lambda: ~1.5, lambda: 1.5 << 1, lambda: 1.5 < 'a', lambda: 1e308 * 10 ** 400, lambda: 10 ** 400 + 1.0, lambda: 0.0 ** -1.0):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
