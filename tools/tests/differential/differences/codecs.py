print('a'.encode('utf-16'))
