x = 1 / 0  # why
