# import in a namespace whose __builtins__ is anything but a dict.
for builtins in 5, 1.5, None, [], "a", len, int, 10 ** 30:
    for text in "import sys", "from sys import path", "import a.b as c":
        try:
            exec(text, {"__builtins__": builtins})
        except Exception as e:
            print(type(builtins).__name__, text, type(e).__name__, e)


class Names(dict):
    pass


for builtins in {}, Names(), Names(__import__=lambda *a: a[0]):
    try:
        names = {"__builtins__": builtins}
        exec("import sys", names)
        print(names["sys"])
    except ImportError as e:
        print(type(builtins).__name__, e)
