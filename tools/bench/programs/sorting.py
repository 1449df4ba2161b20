# Sorting: random, runs, by key, texts, and one written in Python.
state = 1


def number():
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return state >> 8


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            out.append(right[j])
            j += 1
        else:
            out.append(left[i])
            i += 1
    out.extend(left[i:])
    out.extend(right[j:])
    return out


data = [number() for _ in range(30000)]
plain = sorted(data)
runs = sorted(plain[:15000] + plain[:5000:-1])
texts = sorted([str(x) for x in data])
keyed = sorted(data, key=lambda x: (x % 100, -x))
data.sort(reverse=True)
print(plain[0], runs[7], texts[0], keyed[:2], data[0],
      merge_sort(keyed[:8000]) == sorted(keyed[:8000]))
