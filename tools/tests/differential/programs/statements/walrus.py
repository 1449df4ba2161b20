if (n := 10) > 5:
    print(n)
print([y := 1, y ** 2])
while (line := n) > 8:
    n -= 1
print(line, n)
print((a := 5) + a)
l = [last := x for x in range(5)]
print(last, l)
print(f'{(z := 3)}', z)
