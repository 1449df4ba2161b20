x = 10 ** 30
f = 1.5
s = 'text here'
t = (1, [2])
print(int(x) is x, +x is x, abs(x) is x, round(x) is x, float(f) is f, +f is f, abs(f) is f, str(s) is s, s + '' is s, '' + s is s, s * 1 is s, s[:] is s, s.strip() is s, s.replace('q', 'z') is s, ''.join([s]) is s, format(s) is s, f'{s}' is s, t[:] is t, tuple(t) is t, t + () is t, () + t is t, t * 1 is t)
print(x + 0 is x, x * 1 is x, x | 0 is x, x // 1 is x, -(-x) is x, f + 0 is f, f * 1 is f, s.lower() is s, s.upper() is s, list(t) is list(t), t[:2] is t, s[:5] is s[:5], '%s' % s is s, '{}'.format(s) is s, s.center(1) is s, s.ljust(3) is s, s.zfill(2) is s, s.expandtabs() is s, s.lstrip('q') is s, s.removeprefix('q') is s, s.split('q')[0] is s, s.partition('q')[0] is s, s.translate({}) is s, s.title() is s, s.capitalize() is s)
l = [1]
print(l[:] is l, list(l) is l, l.copy() is l, l * 1 is l, l + [] is l, l.append is l.append, l.__class__ is list, str is str, len is len, (lambda: 0) is (lambda: 0))
m = l
m += [2]
print(m is l)
m = m + [3]
print(m is l, sorted(l) is l, dict({}) is {}, max([x, 1]) is x, min(x, x + 1) is x, [x][0] is x, {'k': x}['k'] is x, (x,)[0] is x, [i for i in [x]][0] is x, (x or 1) is x, (x and s) is s, (s if x else f) is s)
