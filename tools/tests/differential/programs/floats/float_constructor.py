for s in ('1', '1.5', '-1.5', ' 1e5 ', '1e400', '-1e400', 'inf', '-inf', 'Infinity', 'nan', 'NaN', '-nan', '.5', '5.', '1_0.5', '1e-400', '0.1e1', '+3', '١.٥', '1e+5', '9' * 50, '0.' + '3' * 50, '2.4703282292062327e-324', '2.4703282292062328e-324'):
    print(repr(s)[:20], float(s))
for s in ('', 'x', '1.5.5', '1e', 'e5', '1__0', '_1', '1_', '--1', '1 2', 'infin', '0x10', '.', '+', None, [], '1.5\x00'):
    try:
        print(float(s))
    except Exception as e:
        print(type(e).__name__, e)
print(float(), float(5), float(True), float(10 ** 20), float(1.5))
try:
    float(10 ** 400)
except OverflowError as e: print(e)
