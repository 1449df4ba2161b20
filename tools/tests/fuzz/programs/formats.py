# Format specifications, right and wrong.
specs = ['', 'd', 'x', '#x', 'b', 'o', 'n', 'e', '.0f', '.50g', '%', 'c', 's', '>10', '^10', '<<10', '=+10', '010d', '+,', '_x', ',', '1$', '}', '{', '!r', ' ', 'z', '.', '10.', '.5d', '\x00>5', 'é>5', '08.3f', '#.3g', '+e', 'G', 'F', 'N', '.999f', '-^20,.2f', '0=30', '𝄞^7']
vals = [0, 1, -5, 2 ** 80, 1.5, -0.0, float('nan'), float('inf'), 1e+300, 1e-320, 'abc', 'é', True, None, [], (), {}, len]
for s in specs:
    for v in vals:
        for f in (lambda: format(v, s), lambda: f'{v:{s}}', lambda: ('{:' + s + '}').format(v), lambda: ('%' + s) % v, lambda: ('%' + s + 'd') % v, lambda: ('%(' + s + ')s') % {s: v}, lambda: ('{0.' + s + '}').format(v), lambda: ('{0[' + s + ']}').format(v), lambda: ('{' + s + '!r:{}}').format(v, 5), lambda: ('%*.*' + s) % (5, 3, v)):
            try:
                f()
            except Exception:
                pass
for s in ('{', '}', '{0', '{0!', '{0!x}', '{0!r', '{:{:{}}}', '{0[}', '{0.}', '{a.b[c]}', '{[', '{0]}', '{!r:', '{0:{0:{0}}}', '{99999999999999999999}', '{-1}', '{ 0}', '%', '%(', '%(a', '%(a)', '%5', '%l', '%ld', '%**d', '%(a)*d', '%.', '% #-+0 d'):
    for a in ((), (1,), ({'a': 1},), ('x', 'y')):
        try:
            s.format(*a)
        except Exception as e:
            pass
        try:
            s % a
        except Exception as e:
            pass
        try:
            s % {'a': 1}
        except Exception:
            pass
