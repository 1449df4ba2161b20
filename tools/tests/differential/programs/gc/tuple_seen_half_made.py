# A tuple that gc.get_objects() shows while it is being made cannot grow any more.
import gc


class Items:
    def __init__(self, hint, n):
        self.hint = hint
        self.n = n

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        for i in range(self.n):
            if i == self.hint:
                self.seen = [o for o in gc.get_objects()
                             if type(o) is tuple and len(o) == self.hint and
                             o[0] is self]
            yield self


for hint, n in (3, 4), (30, 31), (30, 60), (3, 3):
    items = Items(hint, n)
    try:
        print(len(tuple(items)))
    except SystemError as e:
        print(e, len(items.seen[0]))


# Nor does it hurt that others look while it has empty slots.
def look(n):
    for i in range(n):
        yield len(gc.get_objects()) > 0, len(gc.get_referrers(look)) > 0


print(tuple(look(25)) == ((True, True),) * 25)
print(list(zip(look(2), look(3))))
