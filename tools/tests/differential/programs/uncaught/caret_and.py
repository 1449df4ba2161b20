x = []
y = x and 1 or x.z
