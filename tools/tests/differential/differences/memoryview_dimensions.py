print(memoryview(bytes(6)).cast('B', (2, 3)).tolist())
