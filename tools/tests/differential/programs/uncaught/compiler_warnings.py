# Warnings of the compiler on standard error, with the line they are about.
x = 5
if x is 1: pass
if x is not 'a': pass
if 1 is x: pass
if x is (): pass
if x is None: pass
if x is ...: pass
if x is True: pass
assert (x, "msg")
assert ()
a = 1(2) if 0 else 0
b = 'abc'(1) if 0 else 0
c = [1](2) if 0 else 0
d = f"a"(1) if 0 else 0
e = (1, 2)(3) if 0 else 0
f = [1, 2][1, 2] if 0 else 0
g = [1, 2]['a'] if 0 else 0
h = (1, 2)['a'] if 0 else 0
i = 5[1] if 0 else 0
j = {1}[1] if 0 else 0
k = (lambda: 1)[0] if 0 else 0
l = {1: 2}(1) if 0 else 0
m = [x for x in []][1, 2] if 0 else 0
n = "abc"["x"] if 0 else 0
o = "\d"
p = b"\d"
q = "\400"
r = b"\400"
t = 1if 1else 2
u = {x for x in [1]}[1] if 0 else 0
v = (x for x in [1])[1] if 0 else 0
w = (x for x in [1])(1) if 0 else 0
y = {}(1) if 0 else 0
z = None(1) if 0 else 0
aa = True[1] if 0 else 0
ab = "a" "b"(1) if 0 else 0
ac = [][None] if 0 else 0
ad = [][1.0] if 0 else 0
ae = [][lambda: 1] if 0 else 0
af = [][{}] if 0 else 0
ag = [][f'a'] if 0 else 0
ah = [][1:2] if 0 else 0
ai = [][...] if 0 else 0
aj = [][True] if 0 else 0
ak = f"a{x}"["b"] if 0 else 0
