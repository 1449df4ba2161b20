def e(n):
    print(n, end=' ')
    return n
print(e(1) + e(2) * e(3))
print([e(1), e(2)], (e(3), e(4)), {e(5): e(6), e(7): e(8)})
l = [0] * 20
l[e(2)] = e(1)
l[e(3)], l[e(4)] = e(1), e(2)
print(l[e(1):e(5):e(2)])
max(e(1), e(2), key=(e(3), lambda x: x)[1])
print(e(1) if e(0) else e(2))
print(e(1) < e(2) < e(2))
d = {}
d[e(1)] = d[e(2)] = e(3)
print(d)
l[e(2)] += e(5)
print(e(2) ** e(3), -e(4), e(0) or e(1) and e(2))
print(f'{e(1)}{e(2):{e(5)}}')
