print(bool(), bool(0), bool(1), bool(''), bool('a'), bool([]), bool([0]), bool(None), bool(0.0), bool(-0.0), bool(float('nan')), bool(()), bool({}), bool(range(0)), bool(range(1)), bool(int), bool(print))
print(True + True, True * 5, True / 2, -True, ~True, True ** 2, True & True, True | False, True ^ True, True & 3, 3 | True, True == 1, repr(True), True + 1, repr(True), str(False), True & False, type(True & False), type(True & 1), True < False, hash(True), hex(True), '%d' % True, format(True), format(True, 'd'), [10, 20][True])
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, int(True), float(True), True.__and__(False), True.__repr__(), True.bit_length())
for f in (lambda: bool(1, 2), lambda: bool(x=1), lambda: True + 'a', lambda: (lambda v: v['a'])(True), lambda: True.foo):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
