def f(n):
    word = 'word'
    for i in range(n):
        text = word + 'more'
