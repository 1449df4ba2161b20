print('a' + 5)
