# A text that is wrong is parsed twice, and warned about twice.
import warnings
warnings.simplefilter("always")
for s in ("'\\d'\n1 +\n", "'\\d'\n1 +", "x is 1\n1 +\n", "'\\d' 1\n", "('\\d' 1\n)", "'\\d'\nx = 1 1\n", "1if 2 2", "f('\\d' +)"):
    try: compile(s, "<t>", "exec")
    except SyntaxError as e: print(e.msg)
    print("--")
