try:
print(1)
