out = []
for i in range(4):
    if i % 2:
        while True:
            if i > 2:
                for j in range(2):
                    out.append((i, j))
                break
            else:
                out.append(i)
                break
    else:
        if i:
            out.append('two')
        else:
            out.append('zero')
print(out)
