print(len(
    5,
))
