x = 0
print((1 + 2) / (x * 3))
