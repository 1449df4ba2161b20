def f(n):
    items = []
    for i in range(n):
        items.append(i)
