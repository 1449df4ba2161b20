def a(x):
    b(x)
def b(x):
    c(x)
def c(x):
    raise LookupError(x)
for i in range(3):
    if i == 2:
        a(i)
