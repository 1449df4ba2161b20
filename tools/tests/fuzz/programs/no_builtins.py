# A session whose builtins are deleted.
b = __builtins__ if isinstance(__builtins__, dict) else __builtins__.__dict__
for k in list(b):
    try:
        del b[k]
    except Exception:
        pass
g = [x for x in [1]]

def f():
    return undefined_thing
f()
