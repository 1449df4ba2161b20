counts = {}
state = 12345
for i in range(250000):
    state = (state * 1103515245 + 12345) % 2147483648
    word = 'w' + str(state % 5000)
    if word in counts:
        counts[word] += 1
    else:
        counts[word] = 1
print(len(counts), sorted(counts.values())[-3:])
