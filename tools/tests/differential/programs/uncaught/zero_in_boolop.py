x = 0
print(x == 0 and 1 / x > 2)
