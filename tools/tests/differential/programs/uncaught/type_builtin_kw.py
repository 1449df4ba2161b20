len(x=5)
