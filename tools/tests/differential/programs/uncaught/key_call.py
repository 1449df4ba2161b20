d = {}
print(len(d['x'] + 1))
