# Nobody can quote a line of a text that is in no file.
import traceback
import warnings


def go(text, name):
    try:
        exec(compile(text, name, 'exec'), {'warnings': warnings})
    except ZeroDivisionError:
        traceback.print_exc()


go('warnings.warn("a")', '<string>')
go('warnings.warn("b")', 'other.py')
go('x = 1\n1 / 0\n', '<string>')
go('x = 1\n1 / 0\n', 'other.py')
go('def f(): g()\ndef g(): 1 / 0\nf()', '<text>')
eval('warnings.warn("e")')
exec('def f(): g()\ndef g(): 1 / 0\nf()')
