print(b'abc')
