import sys
a = 1
print(sys.getsizeof([a]), sys.getsizeof([a, a]), sys.getsizeof([a, a, a]), sys.getsizeof([a, a, a, a, a]), sys.getsizeof([1, a, 3]), sys.getsizeof([1, 2, 3, 4, 5, 6, 7]), sys.getsizeof([[], []]), sys.getsizeof(['a', 'b', 'c']))
print(sys.getsizeof([a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]), sys.getsizeof([a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]), sys.getsizeof([a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]))
print(sys.getsizeof([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]))
x = [1, 2, 3]
x.append(4)
print(sys.getsizeof(x))
x.append(5)
print(sys.getsizeof(x))
y = [a, a]
y.append(1)
print(sys.getsizeof(y))
