# Item arrays have pools of their own: they never take the block of an int.
numbers = [i + 1000 for i in range(10)]
ids = [id(x) for x in numbers]
numbers.clear()
again = [i + 2000 for i in range(10)]
print([ids.index(id(x)) if id(x) in ids else -1 for x in again])
