# Reading and writing attributes: instances, classes, slots, properties.
class Base:
    shared = 3

    def __init__(self, x):
        self.x = x
        self.y = 0

    def method(self):
        return self.x


class Derived(Base):
    def __init__(self, x):
        super().__init__(x)
        self.z = x * 2

    @property
    def double(self):
        return self.z

    def method(self):
        return super().method() + 1


class Slotted:
    __slots__ = ('a', 'b')

    def __init__(self):
        self.a = 1
        self.b = 2


objects = [Derived(i) for i in range(50)]
slotted = Slotted()
total = 0
for _ in range(500):
    for o in objects:
        o.y = o.x + o.shared
        total += o.y + o.double + o.method()
        slotted.a = slotted.b
        slotted.b = total & 0xff
print(total, slotted.a, sorted(vars(objects[3])))
