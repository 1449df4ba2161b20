l = ['b', 'a', 'B', 'é', 'e', '', 'ab', 'aa', '日', '😀', 'z', 'Z', 'a\x00', 'a']
print(sorted(l), min(l), max(l), sorted(l, reverse=True), sorted(l, key=str.lower), [hash(s) for s in l], hash('') == 0)
print([a < b for a in l for b in l].count(True), 'a' == 'a', 'a' != 'é', 'abc' <= 'abc', '\uffff' < '😀', [s.__hash__() for s in ('abc', 'é', '日本')])
