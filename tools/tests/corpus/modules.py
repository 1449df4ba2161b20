import sys


class Spec:
    name, origin, loader, has_location = 'n', 'o', 5, True


m = type(sys)('m')
m.__annotations__['x'] = int
print(m, m.__annotations__)
del m.__annotations__
m.__spec__ = Spec
print(m)
m.__spec__, m.__file__ = None, 'f'
print(m, hash(int | str) == hash(str | int))
