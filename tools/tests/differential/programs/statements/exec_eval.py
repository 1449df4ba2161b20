print(eval('1 + 2'))
x = 5
print(eval('x * 2'))
exec('y = x + 1')
print(y)
ns = {}
exec('a = 1\nb = a + 1', ns)
print(ns['a'], ns['b'], '__builtins__' in ns)
print(eval('a + b', {'a': 1}, {'b': 2}))
c = compile('z = 10', '<t>', 'exec')
exec(c)
print(z, c.co_names, c.co_consts, c.co_filename, c.co_name)
print(eval(compile('3 * x', '<e>', 'eval')))
try:
    eval('1 +')
except SyntaxError as e:
    print(e, e.lineno, e.offset, e.text)
try:
    eval('undefined_name')
except NameError as e:
    print(e)
exec('for i in range(3): print(i)')
print(eval(' \t 7'))
