def show(l): print(l, len(l))
l = list(range(10)); l[2:5] = []; show(l)
l = list(range(10)); l[2:5] = 'abcdef'; show(l)
l = list(range(10)); l[2:2] = [99]; show(l)
l = list(range(10)); l[:] = [1]; show(l)
l = list(range(10)); l[::2] = 'abcde'; show(l)
l = list(range(10)); l[::-1] = range(10); show(l)
l = list(range(10)); l[8:3:-2] = 'xyz'; show(l)
l = list(range(10)); l[20:] = [1, 2]; show(l)
l = list(range(10)); l[-3:] = [2, 4]; show(l)
l = list(range(10)); l[5:2] = 'ab'; show(l)
l = list(range(5)); l[1:3] = l; show(l)
l = list(range(5)); l[:] = l; show(l)
l = list(range(6)); l[::2] = l[1::2]; show(l)
try:
    l[::2] = [1]
except ValueError as e: print(e)
try:
    l[1:2] = 5
except TypeError as e: print(e)
try:
    l[::2] = 5
except TypeError as e: print(e)
try:
    l[::0] = []
except ValueError as e: print(e)
