x = 'abc'
print(x.upper().foo.bar)
