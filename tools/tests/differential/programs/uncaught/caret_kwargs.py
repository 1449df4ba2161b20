print('a', foo=1)
