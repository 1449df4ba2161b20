n = 0
while n < 3:
    n += 1
else:
    print('finished', n)
while True:
    n += 1
    if n % 2:
        continue
    if n > 9:
        break
else:
    print('no')
print(n)
while 0:
    print('never')
else:
    print('else')
i = 0
while i < 3:
    j = 0
    while j < 3:
        j += 1
        if j == 2:
            break
    else:
        print('no')
    i += 1
print(i, j)
while n:
    n -= 1
    if n == 5: break
print(n)
