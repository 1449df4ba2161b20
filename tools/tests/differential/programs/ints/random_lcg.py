x = 12345
seen = []
for i in range(200):
    x = (x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    seen.append(x >> 40)
print(seen[:10], sum(seen), min(seen), max(seen), len(dict.fromkeys(seen)))
