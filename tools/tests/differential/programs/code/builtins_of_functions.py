# A function made with a namespace that names no builtins has those of the code
# that makes it.
import builtins

own = {'exec': exec, 'eval': eval, 'print': print, 'x': 'special',
       'type': type, 'KeyError': KeyError, 'NameError': NameError}
exec('''
def f():
    return x
g = {}
exec("y = x", g)
print(g['y'], g['__builtins__'] is f.__builtins__)
print(eval('x', {}))
made = type(f)(f.__code__, {})
print(made(), made.__builtins__ is f.__builtins__)
space = {}
print(type(f)(f.__code__, space).__builtins__ is f.__builtins__, space)
for others in ({}, {'x': 'other'}, {'x': x, 'y': 1}):
    made = type(f)(f.__code__, {'__builtins__': others})
    try:
        print(made(), made.__builtins__ is others)
    except NameError as e:
        print(e)
''', {'__builtins__': own})


def plain():
    return len('abc')


made = type(plain)(plain.__code__, {})
print(made(), made.__builtins__ is plain.__builtins__)
made = type(plain)(plain.__code__, {'__builtins__': builtins})
print(made(), made.__builtins__ is builtins.__dict__)
