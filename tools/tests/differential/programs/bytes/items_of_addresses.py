# What can be put into a view of addresses, and into one of integers.
class Index:
    def __index__(self):
        return 5


for code in "bBhHiIlLqQnNP":
    view = memoryview(bytearray(16)).cast(code)
    for value in (Index(), True, 5, 1.0, "1", None, -1, 1 << 64,
                  -(1 << 63), 1 << 63, (1 << 64) - 1, -(1 << 63) - 1):
        try:
            view[0] = value
            print(code, view[0])
        except (TypeError, ValueError) as e:
            print(code, type(e).__name__, e)
