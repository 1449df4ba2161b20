try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}['k']
except KeyError:
    [][1]
