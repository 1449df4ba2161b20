# sys.displayhook, sys.stdout and sys.stderr in other hands
import io
import sys

real_out, real_err = sys.stdout, sys.stderr


def show(text):
    try:
        exec(compile(text, "shown", "single"))
    except Exception as e:
        sys.stdout = real_out
        print(type(e).__name__, e)


def hook(value):
    print("hook:", value)


print(sys.displayhook is sys.__displayhook__, sys.excepthook is sys.__excepthook__)
show("5")
show("None")
show("'a'; 'b'")
print(_)
sys.displayhook = hook
show("5")
show("None")
sys.displayhook = 3
show("5")
del sys.displayhook
show("5")
sys.displayhook = sys.__displayhook__

sys.stdout = caught = io.StringIO()
show("'a'")
print("b", "c", sep="-", end=".")
sys.stdout = real_out
print(repr(caught.getvalue()))


class Writer:
    def write(self, text):
        real_out.write("[" + text + "]")


sys.stdout = Writer()
show("'a'")
print(1, 2)
real_out.write("\n")
sys.stdout = None
show("'a'")
print("nowhere")
sys.stdout = 5
show("'a'")
sys.stdout = 5
try:
    print("nowhere")
except AttributeError as e:
    sys.stdout = real_out
    print(e)
del sys.stdout
show("'a'")
del sys.stdout
try:
    print("nowhere")
except RuntimeError as e:
    sys.stdout = real_out
    print(e)

sys.stderr = caught = io.StringIO()
try:
    {}["key"]
except KeyError:
    sys.excepthook(*sys.exc_info())
sys.stderr = real_err
print(caught.getvalue().splitlines()[-1])
for args in (1, 2, 3), (KeyError, KeyError, None), ():
    try:
        sys.__excepthook__(*args)
    except TypeError as e:
        print(e)


class Unshown:
    def __repr__(self):
        return 1 / 0


show("Unshown()")
print(_)
