n = 0
total = 0
while n < 20000:
    total += n * n % 7
    n += 1
print(total)
