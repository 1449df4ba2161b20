s = 'G!#é9'
print([s[i] is s[i] for i in range(5)], s[0] is chr(71), chr(233) is chr(233), chr(256) is chr(256), s[3] is chr(233), s[1:2] is s[1], [c for c in s][1] is s[1], list(s)[4] is s[4], 'a9'.split('a')[1] is s[4], ''.join(['#']) is s[2], s[0:0] is str(), 'G'.lower().upper() is s[0], s[-1] is s[4])
e = ''
print(s[5:] is e, ''.join([]) is e, str() is e, ' '.strip() is e, str() is e, 'a'.replace('a', '') is e, e + e is e, repr(e) is e, e.upper() is e)
n = tuple()
print(n is tuple([]), (1, 2)[5:] is n, n + n is n, (1, 2)[:0] is n)
