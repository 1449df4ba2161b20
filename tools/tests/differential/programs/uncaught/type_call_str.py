s = 'abc'
s(1, 2)
