for i in []:
print(1)
