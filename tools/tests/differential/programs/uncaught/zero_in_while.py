n = 2
while 1 / n:
    n -= 1
