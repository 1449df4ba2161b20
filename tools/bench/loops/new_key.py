def f(n):
    table = {}
    for i in range(n):
        table['k' + str(i)] = i
