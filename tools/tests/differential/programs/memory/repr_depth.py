l = []
for i in range(50): l = [l]
print(l)
for i in range(5000): l = [l]
try:
    repr(l)
except RecursionError as e: print(e)
t = ()
for i in range(5000): t = (t,)
try:
    print(t == (t,))
    hash(t)
except RecursionError as e: print(e)
m = []
for i in range(5000): m = [m]
try:
    print(l < m)
except RecursionError as e: print(e)
