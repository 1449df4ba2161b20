import sys
class A:
    def __init__(self):
        self.x = self.y = 1
print(sys.getsizeof(A), [sys.getsizeof(A().__dict__) for _ in range(3)])
