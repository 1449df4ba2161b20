def f(n):
    for i in range(n):
        pair = [i, i]
