f = lambda x: 1 / x
print(f(0))
