for s in ('', 'a', 'abc', 'éé', '-5', '+7', '--1'):
    print(repr(s.center(6)), repr(s.center(5, '*')), repr(s.ljust(5)), repr(s.ljust(4, '.')), repr(s.rjust(5)), repr(s.rjust(4, '日')), repr(s.zfill(5)), repr(s.center(0)), repr(s.zfill(0)))
print('a\tb\tc'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\t\tc'.expandtabs(1), 'a\tb'.expandtabs(0), 'x\n\ty'.expandtabs(tabsize=3), repr('\t'.expandtabs()))
for f in (lambda: 'a'.center(5, 'xx'), lambda: 'a'.center(), lambda: 'a'.center('x'), lambda: 'a'.ljust(5, 5), lambda: 'a'.zfill(1.5), lambda: 'a'.center(5, '')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
