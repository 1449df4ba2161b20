while 1:
print(1)
