s = ''
for i in range(300):
    s += chr(97 + i % 26)
print(s, len(s))
s = ''
for c in 'abé日😀z':
    s += c
    print(s, len(s))
words = 'the quick brown fox jumps over the lazy dog the end'.split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))
print(' '.join([w[::-1] for w in words]), ''.join(sorted('hello')), ' '.join([w.capitalize() for w in words]))
rot = ''.join([chr((ord(c) - 97 + 13) % 26 + 97) if c.isalpha() else c for c in 'hello, world'])
print(rot)
print('\n'.join(['*' * i for i in range(5)]))
