raise KeyError('k', 1)
