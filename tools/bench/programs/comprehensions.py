# Comprehensions of every kind, nested and filtered.
n = 120
table = [[(i * j) % 17 for j in range(n)] for i in range(n)]
turned = [[row[j] for row in table] for j in range(n)]
flat = [x for row in turned for x in row if x & 1]
index = {x: i for i, x in enumerate(flat)}
unique = {x % 13 for x in flat}
pairs = [(a, b) for a in range(150) for b in range(a, 150)
         if (a * a + b * b) % 50 == 0]
words = {w: len(w) for w in ['w' + str(i) for i in range(8000)]}
total = sum([sum(row) for row in table]) + sum(words.values())
for _ in range(20):
    total += len([x for x in flat if x > 3]) + len({x for x in flat})
print(total, sorted(index), sorted(unique), len(pairs), pairs[-1])
