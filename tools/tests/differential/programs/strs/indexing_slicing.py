s = 'aé日😀z'
print(s[0], s[1], s[2], s[3], s[4], s[-1], s[-5], s[1:3], s[::-1], s[::2], s[3:], s[:1], s[10:], s[-2:], s[4:0:-2], len(s), list(s), [ord(c) for c in s], s * 2, s + s[::-1], s == s[:], s[1:1] == '')
for i in (5, -6, 'a', 1.5, None, 10 ** 30):
    try:
        print(s[i])
    except Exception as e:
        print(type(e).__name__, e)
try:
    s[0] = 'x'
except TypeError as e: print(e)
try:
    del s[0]
except TypeError as e: print(e)
