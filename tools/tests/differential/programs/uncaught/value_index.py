[1].index(9)
