stack = []
for i in range(50): stack.append(i)
out = []
while stack:
    out.append(stack.pop())
    if len(out) > 20: stack.clear()
print(out)
q = list(range(20))
seen = []
while q:
    x = q.pop(0)
    seen.append(x)
    if x < 5: q.append(x + 100)
print(seen)
