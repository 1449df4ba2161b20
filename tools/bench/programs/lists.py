rows = []
for i in range(400):
    rows.append([(i * j) % 97 for j in range(400)])
total = 0
for row in rows:
    for value in row:
        total += value
print(total, sorted(rows[3])[:5])
