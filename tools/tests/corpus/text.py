s = 'naïve café 日本 😀'
print(s, len(s), s.upper(), s[::-1], repr(s))
print('%s-%d-%5.2f|%x' % ('a', 5, 3.14159, 255), '{:>8}|{!r}'.format('x', 'y'))
print('a,b,c'.split(','), '  x '.strip())
print('abc'.replace('b', 'xyz'), 'hello'.find('l'), 'x' * 5, 'b' in 'abc')
w = ''
for c in 'mississippi':
    w += c
print(w, chr(960), ord('π'), 'ß'.upper(), 'Σ'.lower())
print(f'{w!r:>15} {len(w):03d} {3.5:.2e}')
