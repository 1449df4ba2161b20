x = 'a'
y = 'b'
print(x - y)
