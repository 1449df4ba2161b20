x = [[i] for i in range(500000)]
