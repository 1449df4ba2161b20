# CPython keeps the syntax tree of a main program while it runs.
import sys
x = 1000
print(sys.getrefcount(x))
