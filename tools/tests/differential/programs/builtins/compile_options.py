# compile(): optimize, flags, file names.
src = '''
"doc"
def f():
    "fdoc"
    assert 0, 'no'
    return __debug__
class C:
    "cdoc"
    def g(self):
        assert False
        return 1
    assert ()
assert (1, 2) is None
print(__doc__ if '__doc__' in globals() else None, f.__doc__, C.__doc__)
print(__debug__)
if __debug__:
    print('debug')
def only():
    "just this"
print(only.__doc__, only.__code__.co_consts)
'''
import warnings
warnings.simplefilter("ignore")
for opt in (-1, 0, 1, 2):
    code = compile(src, "x.py", "exec", optimize=opt)
    print(opt, type(code.co_consts[0]), len(code.co_code))
    try:
        ns = {}
        exec(code, ns)
        print(ns["f"](), ns["C"]().g())
    except AssertionError as e:
        print("AssertionError", e)
        print(ns.get("f") and ns["f"].__doc__)
for opt in (0, 1, 2):
    for s in ("assert x", "'doc'", "def f():\n  'doc'\n  x", "def f(): assert 1", "class A:\n 'd'\n 'e'", "if __debug__: x\nelse: y",
              "assert x, y\nz", "def f():\n 'doc'\n assert 1\n"):
        c = compile(s, "a", "exec", optimize=opt)
        print(opt, repr(s), c.co_code.hex(), [getattr(k, 'co_consts', k) for k in c.co_consts],
              [k.co_code.hex() for k in c.co_consts if hasattr(k, 'co_code')])
for args, kw in (((5, "a", "exec"), {}), (("x", 5, "exec"), {}), (("x", "a", 5), {}), (("x", "a", "exec", 0, 1.5), {}),
          (("x", "a", "exec", 0x20), {}), (("x", "a", "exec"), {"optimize": 3}), (("x", "a", "exec"), {"optimize": -2}),
          (("x", "a\0b", "exec"), {}), (("x", b"a\0b", "exec"), {}), (("x", "a", "exec", 0, []), {}), (("x", "a", "run"), {}),
          (("x", "a", "func_type"), {}), (("x",), {}), (("x", "a", "exec", "b"), {}), (("x", "a", "exec"), {"optimize": "a"})):
    try:
        print(compile(*args, **kw).co_filename)
    except Exception as e:
        print(type(e).__name__, e)
print(compile("x", b"bytes", "exec").co_filename, compile("x", "a", "exec", 0x10).co_flags, compile("x", "a", "exec", 0x1000 | 0x200).co_flags)
