words = ['', 'a', 'b', 'ab', 'abc', 'hello', 'hello world', 'x' * 100, 'é', 'éa', '日本', '😀', '\x00', 'a' * 7, 'a' * 8, 'a' * 9, 'Ā' * 3, '\U0010ffff']
for w in words: print(ascii(w)[:20], hash(w))
print(hash(('a', 'b')), hash(('a', 1)), hash((1, (2, ('c',)))), hash(()), hash((None,)) == hash((None,)), hash((1.5, -1)), hash((0, 0)), hash(tuple(range(50))))
