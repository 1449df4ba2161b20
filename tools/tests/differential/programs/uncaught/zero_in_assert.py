assert 1 / 0, 'x'
