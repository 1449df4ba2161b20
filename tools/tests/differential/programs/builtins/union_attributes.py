# Attributes of int | str.
u=int|str
print(u.__module__, type(u).__module__, '__module__' in dir(u), hasattr(u,'__qualname__'), hasattr(u,'__name__'))
try: u.__module__=1
except Exception as e: print(e)
try: u.nope
except Exception as e: print(e)
for name in '__origin__', '__args__', '__parameters__', '__mro__':
    print(name, getattr(int | str, name, 'none') is not None)
