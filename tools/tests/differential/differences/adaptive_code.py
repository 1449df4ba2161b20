import dis


def add(a, b):
    return a + b


for i in range(50):
    add(i, i)
dis.dis(add, adaptive=True)
