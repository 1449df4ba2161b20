r = [1].sort()
r.append(2)
