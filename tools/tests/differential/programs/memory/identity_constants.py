a = 257; b = 257; c = 1.5; d = 1.5
print(a is b, c is d)
s = 'hello world'; t = 'hello world'; u = 'hello' + ' world'; e = 'café'; f = 'café'
print(s is t, s is u, e is f)
p = (1, 2); q = (1, 2); r = ((1, 2), 3); w = (1,) + (2,)
print(p is q, r[0] is p, w is p)
def g():
    return 257, 1.5, 'hello world', (1, 2), 10 ** 18
v = g()
print(v[0] is a, v[1] is c, v[2] is s, v[3] is p, g() is v, v[4] == 10 ** 18)
h = 256 + 1
k = 0x101
print(h is a, k is a, 1 + c is 1 + c)
z1 = 0.0; z2 = -0.0; z3 = 0; z4 = False
print(z1 is z2, z1 is z3, z3 is z4, z1 == z2)
big1 = 2 ** 64; big2 = 2 ** 64; big3 = 2 ** 65; big4 = 2 ** 65
print(big1 is big2, big3 is big4)
l1 = 'a' * 4096; l2 = 'a' * 4096; l3 = 'a' * 4097; l4 = 'a' * 4097
print(l1 is l2, l3 is l4)
t1 = (1,) * 256; t2 = (1,) * 256; t3 = (1,) * 257; t4 = (1,) * 257
print(t1 is t2, t3 is t4)
one = (1, 2.0, 'x y', None); two = (1, 2.0, 'x y', None); three = (1, 2, 'x y', None)
print(one is two, one is three, one[2] is three[2])
i1 = 'abc'; i2 = 'ab' + 'c'; i3 = ''.join(['a', 'bc']); i4 = 'abc def'[:3]
print(i1 is i2, i1 is i3, i1 is i4)
m = -1; n = -1; o = -257; o2 = -257
print(m is n, o is o2)
