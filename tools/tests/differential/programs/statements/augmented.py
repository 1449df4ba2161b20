x = 10
x += 5
print(x)
x -= 3
print(x)
x *= 4
print(x)
x //= 5
print(x)
x **= 3
print(x)
x %= 100
print(x)
x <<= 3
print(x)
x >>= 1
print(x)
x |= 7
print(x)
x &= 12
print(x)
x ^= 255
print(x)
x /= 4
print(x)
s = 'a'
s += 'b'
s *= 3
print(s)
l = [1]
m = l
l += (2, 3)
l *= 2
print(l, m is l)
l[0] += 100
print(l)
d = {'n': 1}
d['n'] += 1
d |= {'z': 5}
print(d)
t = (1,)
u = t
t += (2,)
print(t, u)
i = 0
l[i + 1] -= 50
print(l)
l[1:2] += [9, 9]
print(l)
s = 'x=%d'
s %= 5
print(s)
