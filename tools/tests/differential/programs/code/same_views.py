# What reading an attribute twice gives twice: one object, or two.
import sys


def f(a, b):
    c = 1

    def g():
        return a + c
    try:
        pass
    except ValueError as e:
        pass
    return g, a.q


co = f.__code__
for n in sorted(dir(co)):
    if n.startswith("co_"):
        print(n, getattr(co, n) is getattr(co, n))
for n in ("co_code", "co_linetable", "co_exceptiontable"):
    print(n, sys.getrefcount(getattr(co, n)))
other = co.replace()
print(hash(co) == hash(other), other.co_code is co.co_code,
      other.co_code == co.co_code, other == co)
code, lines = co.co_code, co.co_linetable
del f, co, other
print(len(code) > 0, type(code), sys.getrefcount(code), sys.getrefcount(lines))

OFTEN_ELSE = ("f_lineno", "f_lasti", "__doc__", "__init_subclass__",
              "__subclasshook__", "__new__")
for o in (OFTEN_ELSE, (x for x in ()), [].append, str.join, 3, "a", range(3),
          slice(1), 1j, b"", memoryview(b"abc"), property(), {}.keys(),
          Exception(1), super(int, 3), classmethod(len), staticmethod(len),
          int | str, list[int], object(), sys._getframe(),
          sys.get_asyncgen_hooks()):
    same = []
    for n in sorted(dir(o)):
        if n in OFTEN_ELSE:
            continue
        try:
            if getattr(o, n) is getattr(o, n):
                same.append(n)
        except Exception as e:
            same.append((n, type(e).__name__, str(e)))
    print(str(type(o)), same)
