exec('x = 1\n1 / 0')
