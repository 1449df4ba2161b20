class A:
    pass
print(A.__name__)
