y = 1
x = """abc
more
