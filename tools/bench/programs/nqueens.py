# Queens that leave each other alone: recursion, sets and generators.
def place(n, row, columns, rising, falling):
    if row == n:
        yield ()
        return
    for column in range(n):
        if column in columns or row + column in rising or \
                row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        for rest in place(n, row + 1, columns, rising, falling):
            yield (column,) + rest
        columns.discard(column)
        rising.discard(row + column)
        falling.discard(row - column)


found = list(place(10, 0, set(), set(), set()))
print(len(found), found[0], found[-1])
