import sys
print([sys.getsizeof(1 << i) for i in range(200)])
print([sys.getsizeof(-(1 << i) + 1) for i in range(200)])
print(sys.getsizeof(0), sys.getsizeof(True), sys.getsizeof(False), sys.getsizeof(10 ** 100), sys.getsizeof((1 << 90) - ((1 << 90) - 1)), sys.getsizeof(int), sys.getsizeof(10 ** 1000))
