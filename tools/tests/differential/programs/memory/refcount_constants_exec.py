import sys
src = 'import sys\nx = 1000\nr = sys.getrefcount(x)\ny = 1.5\nq = sys.getrefcount(y)\nz = (1, 2000)\np = sys.getrefcount(z)\ns = "two words"\no = sys.getrefcount(s), sys.getrefcount("three words here"), sys.getrefcount(123456)\na = b = 99999\nm = sys.getrefcount(a)\nn = a + 1\nk = sys.getrefcount(n)'
ns = {}
exec(compile(src, 'file', 'exec'), ns)
print(ns['r'], ns['q'], ns['p'], ns['o'], ns['m'], ns['k'])
