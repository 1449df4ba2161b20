s = 'abc'
i = 7
print(s[i])
