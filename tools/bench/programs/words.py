# Counting words: split, strip, lower, dicts, sorting by two keys.
SYLLABLES = ['ka', 'lo', 'mi', 'ne', 'ru', 'ta', 'vo', 'shi', 'en', 'or']
state = 7


def number(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 12) % n


lines = []
for _ in range(900):
    words = []
    for _ in range(12):
        word = ''.join([SYLLABLES[number(10)]
                        for _ in range(1 + number(3))])
        if not number(6):
            word = word.capitalize() + ',.;!'[number(4)]
        words.append(word)
    lines.append(' '.join(words))
text = '\n'.join(lines)

for _ in range(4):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            word = word.strip(',.;!').lower()
            counts[word] = counts.get(word, 0) + 1
best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(len(text), len(counts), best[:5], best[-2:])
