print('%s %r %a' % ('é', 'é', 'é'), '%d %i %u' % (5, -5, 7), '%x %X %#x %o %#o' % (255, 255, 255, 8, 8), '%c%c' % ('a', 98), '%%', '%5d|%-5d|%05d|%+d|% d' % (42, 42, 42, 42, 42))
print('%e %E %f %F %g %G' % (1.5, 1.5, 1.5, 1.5, 1.5, 1e-10), '%.3s|%10.2s|%-5s|' % ('abcdef', 'abc', 'x'), '%*d' % (5, 42), '%-*d|' % (5, 42), '%.*f' % (2, 3.14159), '%(a)s %(b)d' % {'a': 1, 'b': 2}, '%s' % None, '%s' % (None,), '%s' % [1, 2], '%s' % ((1, 2),))
print('%d' % 3.99, '%d' % True, '%s' % True, '%x' % -255, '%.5d' % 42, '%+.2e' % 12345.678, '%#.3g' % 1.0, '%10.3f|' % 2.71828, '%r' % 'it\'s', '%5s|%5r|' % ('é', 'é'), '%.0f' % 0.5, '%.0f' % 1.5, '%i' % 10 ** 25, '%o' % 10 ** 20)
for f in (lambda: '%d' % 'x', lambda: '%d' % None, lambda: '%s %s' % 1, lambda: '%s' % (1, 2), lambda: '%', lambda: '%z' % 1, lambda: '%' % 1, lambda: '%(a)s' % {}, lambda: '%(a)s' % 5, lambda: '%(a' % {}, lambda: '%c' % 'ab', lambda: '%c' % -1, lambda: '%c' % 1.5, lambda: '%x' % 1.5, lambda: '%*d' % ('a', 1), lambda: '%f' % 'x', lambda: 'abc' % 1, lambda: 'abc' % (1,), lambda: 'abc' % {}, lambda: 'abc' % [], lambda: '%d' % [], lambda: '%.99999999999d' % 1, lambda: '%5', lambda: '%5' % 1, lambda: '%s%s' % (1,), lambda: '%d%%' % 5, lambda: '%X' % 'a'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
